package org.rmocse.document;

/** Tells at input whether a text can be printed, since a missing character would silently come out as another. */
public final class Glyphs {

    private Glyphs() {}

    public static boolean printable(String text) {
        return text == null || PdfTemplate.canPrint(text);
    }
}
