package org.rmocse.education;

import java.util.UUID;

/**
 * An import somebody works on.
 *
 * @param lease by which its chunks are this one's and nobody else's
 * @param attempts how often somebody began since it last got on, this time included
 * @param lastLine the line of the sheet up to which all is done
 * @param provider the training body that sent it; null where an administrator did
 * @param course the course all its rows are of; null where each says
 */
record TakenImport(
        long id,
        UUID publicId,
        UUID lease,
        String fileName,
        long bytes,
        int attempts,
        int lastLine,
        String provider,
        Course course) {}
