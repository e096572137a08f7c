package org.rmocse.web.applicant;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

/**
 * What became of one of the files sent together.
 *
 * @param refusal why it was not taken, in words; null where it was
 */
public record SentFile(String name, String refusal) {

    /** What was chosen in a field: a field for several files gives a list, one that was left empty an unnamed part. */
    public static List<Part> chosen(Object value) {
        return value instanceof Collection<?> several
                ? several.stream()
                        .filter(Part.class::isInstance)
                        .map(Part.class::cast)
                        .filter(part -> part.getSubmittedFileName() != null
                                && !part.getSubmittedFileName().isEmpty())
                        .toList()
                : List.of();
    }

    /**
     * @param field where it belongs
     * @throws Rejected FILE_MISSING where no file was chosen, FILE_EMPTY where it did not arrive whole
     */
    public static Upload upload(Part part, String field) {
        if (part == null) {
            throw new Rejected(Finding.of("FILE_MISSING", field));
        }
        try (InputStream in = part.getInputStream()) {
            return new Upload(part.getSubmittedFileName(), part.getContentType(), in.readAllBytes());
        } catch (IOException broken) {
            throw new Rejected(Finding.of("FILE_EMPTY", field));
        }
    }
}
