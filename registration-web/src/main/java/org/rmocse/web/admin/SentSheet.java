package org.rmocse.web.admin;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

/** A sheet that was sent with a page's form. */
final class SentSheet {

    private SentSheet() {}

    /** @throws Rejected FILE_EMPTY where none was chosen, SHEET_UNREADABLE where it did not come whole */
    static Upload of(Part file) {
        if (file == null) {
            throw new Rejected(Finding.of("FILE_EMPTY", "file"));
        }
        try (InputStream in = file.getInputStream()) {
            return new Upload(file.getSubmittedFileName(), file.getContentType(), in.readAllBytes());
        } catch (IOException broken) {
            throw new Rejected(Finding.of("SHEET_UNREADABLE", "file"));
        }
    }
}
