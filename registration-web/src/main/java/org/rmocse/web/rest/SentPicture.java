package org.rmocse.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * A picture sent in a part of a {@code multipart/form-data} body. It waits on disk for its turn, so that fifty at once take no
 * more memory than one, and is gone when closed.
 */
final class SentPicture implements AutoCloseable {

    /** Of a larger picture no more is kept: it is too large whatever follows. */
    private static final long MOST_BYTES = 16L << 20;

    private static final long LONGEST_BODY = 32L << 20;
    private static final int MOST_PARTS = 16;
    private static final int LONGEST_HEADER = 4096;

    private final Path file;

    private SentPicture(Path file) {
        this.file = file;
    }

    /** A body that is no multipart body, ends early, or is longer than anybody needs. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
        private final boolean tooLarge;

        private Unreadable(Exception cause, boolean tooLarge) {
            super(cause);
            this.tooLarge = tooLarge;
        }

        boolean isTooLarge() {
            return tooLarge;
        }
    }

    /**
     * The first part of that name; empty where there is none.
     *
     * @throws Unreadable where the body cannot be taken apart
     */
    static Optional<SentPicture> of(HttpServletRequest request, String name) throws Unreadable, IOException {
        JakartaServletFileUpload<?, ?> parts = new JakartaServletFileUpload<>();
        parts.setMaxSize(LONGEST_BODY);
        parts.setMaxFileCount(MOST_PARTS);
        parts.setMaxPartHeaderSize(LONGEST_HEADER);
        SentPicture picture = null;
        try {
            int left = MOST_PARTS;
            for (FileItemInputIterator each = parts.getItemIterator(request); each.hasNext(); left--) {
                FileItemInput part = each.next();
                if (left == 0) {
                    throw new FileUploadSizeException("too many parts", MOST_PARTS, MOST_PARTS + 1);
                }
                if (picture == null && name.equals(part.getFieldName())) {
                    picture = new SentPicture(Files.createTempFile("portrait", null));
                    picture.keep(part);
                }
            }
            return Optional.ofNullable(picture);
        } catch (FileUploadException broken) {
            discard(picture);
            throw new Unreadable(broken, broken instanceof FileUploadSizeException);
        } catch (IOException | RuntimeException failed) {
            discard(picture);
            throw failed;
        }
    }

    private void keep(FileItemInput part) throws IOException {
        try (InputStream in = part.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[16 * 1024];
            long left = MOST_BYTES;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(read, left));
                left -= Math.min(read, left);
            }
        }
    }

    private static void discard(SentPicture picture) throws IOException {
        if (picture != null) {
            picture.close();
        }
    }

    long size() throws IOException {
        return Files.size(file);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
