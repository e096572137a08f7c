package org.rmocse.applicant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rmocse.shared.Upload;

/**
 * A sheet as it was sent, wherever it lies; it is read as often as needed and never held in memory for that.
 *
 * @param length in bytes
 */
public record SheetFile(String name, long length, Content content) {

    /** Opens the bytes from their beginning, each time anew. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** One that is in memory already. */
    public static SheetFile of(Upload upload) {
        return new SheetFile(
                upload.fileName(), upload.content().length, () -> new ByteArrayInputStream(upload.content()));
    }
}
