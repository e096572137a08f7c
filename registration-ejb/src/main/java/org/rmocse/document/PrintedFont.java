package org.rmocse.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of everything printed, lent to one document at a time: to read its ten megabytes anew was a quarter of what a
 * certificate cost, and one that is being read from is not to be shared.
 */
final class PrintedFont {

    static final String FILE = "font/NotoSansSC-Regular.ttf";

    private static final int KEPT = 2;
    private static final BlockingQueue<TrueTypeFont> IDLE = new ArrayBlockingQueue<>(KEPT);

    private PrintedFont() {}

    /** What is done with the font. */
    @FunctionalInterface
    interface Use {

        byte[] with(TrueTypeFont font) throws IOException;
    }

    /** Lends it; one with which something went wrong is not lent again. */
    static byte[] lend(Use use) {
        TrueTypeFont idle = IDLE.poll();
        try {
            TrueTypeFont font = idle == null ? read() : idle;
            byte[] made = use.with(font);
            IDLE.offer(font);
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static TrueTypeFont read() throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(PdfTemplate.resource(FILE)));
    }
}
