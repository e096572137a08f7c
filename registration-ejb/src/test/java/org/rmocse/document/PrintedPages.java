package org.rmocse.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** What is to be read on the pages of a printed PDF, and what a scanner sees of them. */
public final class PrintedPages {

    private static final String RADICALS = "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰";
    private static final String CHARACTERS = "民西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙";

    private PrintedPages() {}

    /** The text of each page without blanks; the font's radicals are read as the characters they look like. */
    public static List<String> texts(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(characters(Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC))
                        .replaceAll("\\s", ""));
            }
        }
        return pages;
    }

    /** The page, counted from 0, as a scanner sees it. */
    public static BufferedImage scanned(byte[] pdf, int page, int dotsPerInch) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, dotsPerInch);
        }
    }

    private static String characters(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(one -> RADICALS.indexOf(one) < 0 ? one : CHARACTERS.codePointAt(RADICALS.indexOf(one)))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
