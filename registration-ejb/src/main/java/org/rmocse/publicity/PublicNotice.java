package org.rmocse.publicity;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice as the public sees it.
 *
 * @param correctedAt null where it stands as it was published
 */
public record PublicNotice(
        UUID publicId, NoticeText text, Instant publishedAt, Instant correctedAt, NoticeState state) {}
