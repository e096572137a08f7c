package org.rmocse.applicant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
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
        byte[] content = upload.content() == null ? new byte[0] : upload.content();
        return new SheetFile(upload.fileName(), content.length, () -> new ByteArrayInputStream(content));
    }

    /**
     * The same, if there is something in it and not too much.
     *
     * @param most how many bytes it may have
     * @throws Rejected FILE_EMPTY or FILE_TOO_LARGE
     */
    public SheetFile within(long most) {
        if (length == 0) {
            throw new Rejected(Finding.of("FILE_EMPTY", "file"));
        }
        if (length > most) {
            throw new Rejected(Finding.of("FILE_TOO_LARGE", "file").having(length, most));
        }
        return this;
    }
}
