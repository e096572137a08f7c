package org.rmocse.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document on a filing.
 *
 * @param formVersion the version its QR code says the form was printed in; null for other documents
 * @param formPages the pages of the form it shows; empty for other documents
 */
public record Material(
        UUID publicId,
        MaterialCode code,
        long fileId,
        String fileName,
        String contentType,
        int pages,
        String formVersion,
        List<Integer> formPages,
        Instant addedAt) {}
