package org.rmocse.document;

import java.util.UUID;

/**
 * A file of the store, without its content.
 *
 * @param size bytes
 * @param pages 1 for a picture
 * @param width pixels of a picture; 0 for a PDF
 * @param height pixels of a picture; 0 for a PDF
 */
public record StoredFile(
        long id, UUID publicId, String name, String contentType, long size, int pages, int width, int height) {}
