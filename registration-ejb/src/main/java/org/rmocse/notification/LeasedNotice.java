package org.rmocse.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.rmocse.shared.Sealed;

/**
 * An outbox row one worker holds, as it is stored: nothing in it has been read yet that could turn out unreadable.
 *
 * @param secret null where the notice has none
 * @param attempts how often it was leased, this time included
 * @param until the end of the lease, which is also the proof of holding it
 */
record LeasedNotice(
        long id,
        UUID publicId,
        String type,
        String recipient,
        String locale,
        String details,
        Sealed secret,
        int attempts,
        Instant createdAt,
        OffsetDateTime until) {}
