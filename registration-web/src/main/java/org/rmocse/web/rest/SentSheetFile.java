package org.rmocse.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.rmocse.applicant.SheetFile;

/**
 * A sheet sent as the body of a request, or in a part of a {@code multipart/form-data} body. It waits on disk, since it is read more
 * than once, and is gone when closed.
 */
final class SentSheetFile implements AutoCloseable {

    private static final String PART = "file";
    private static final int LONGEST_HEADER = 4096;
    private static final int BUFFER = 16 * 1024;

    private final Path file;
    private String name;

    private SentSheetFile(Path file) {
        this.file = file;
    }

    /**
     * @param most how many bytes are wanted; of a longer one a byte more is kept, which tells that it is too long
     * @throws IOException where the body cannot be read
     */
    static SentSheetFile of(HttpServletRequest request, long most) throws IOException {
        SentSheetFile sheet = new SentSheetFile(Files.createTempFile("sheet", null));
        try {
            if (isMultipart(request)) {
                sheet.keepPart(request, most);
            } else {
                sheet.keep(request.getInputStream(), most);
            }
            return sheet;
        } catch (IOException | RuntimeException failed) {
            sheet.close();
            throw failed;
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private void keepPart(HttpServletRequest request, long most) throws IOException {
        JakartaServletFileUpload<?, ?> parts = new JakartaServletFileUpload<>();
        parts.setMaxPartHeaderSize(LONGEST_HEADER);
        try {
            for (FileItemInputIterator each = parts.getItemIterator(request); each.hasNext(); ) {
                FileItemInput part = each.next();
                if (PART.equals(part.getFieldName())) {
                    name = part.getName();
                    try (InputStream in = part.getInputStream()) {
                        keep(in, most);
                    }
                    return;
                }
            }
        } catch (FileUploadException broken) {
            throw new IOException(broken);
        }
    }

    private void keep(InputStream in, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = most + 1;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(read, left));
                left -= read;
            }
        }
    }

    /** @param otherwise what it is called where the sender gives it no name */
    SheetFile sheet(String otherwise) throws IOException {
        return new SheetFile(
                name == null || name.isBlank() ? otherwise : name, Files.size(file), () -> Files.newInputStream(file));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
