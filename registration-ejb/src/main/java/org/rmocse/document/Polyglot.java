package org.rmocse.document;

import java.nio.charset.StandardCharsets;

/**
 * Whether a picture's file is at the same time a file of another kind (A20): an archive at its end, a PDF at its beginning, or
 * markup and script in between. What cameras append, such as a second picture or a short film, is none of these.
 */
final class Polyglot {

    /** A reader of PDFs looks for their mark in so many bytes. */
    private static final int PDF_HEAD = 1024;

    /** The directory of an archive ends so far from the end of the file at most: its own length and that of a comment. */
    private static final int ARCHIVE_TAIL = 22 + 65_535;

    private static final byte[] PDF = latin("%PDF-");
    private static final byte[] ARCHIVE_END = latin("PK\5\6");
    private static final byte[][] MARKUP = {latin("<script"), latin("<!doctype"), latin("<?php"), latin("<html")};

    private Polyglot() {}

    static boolean is(byte[] picture) {
        if (contains(picture, 0, Math.min(PDF_HEAD, picture.length), PDF)
                || contains(picture, Math.max(0, picture.length - ARCHIVE_TAIL), picture.length, ARCHIVE_END)) {
            return true;
        }
        for (byte[] mark : MARKUP) {
            if (contains(picture, 0, picture.length, mark)) {
                return true;
            }
        }
        return false;
    }

    /** Capital letters in the file count as small ones. */
    private static boolean contains(byte[] content, int from, int to, byte[] mark) {
        for (int at = from; at <= to - mark.length; at++) {
            int same = 0;
            while (same < mark.length
                    && (content[at + same] == mark[same] || small(content[at + same]) == mark[same])) {
                same++;
            }
            if (same == mark.length) {
                return true;
            }
        }
        return false;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private static byte[] latin(String mark) {
        return mark.getBytes(StandardCharsets.ISO_8859_1);
    }
}
