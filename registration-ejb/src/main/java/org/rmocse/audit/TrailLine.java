package org.rmocse.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of the trail as the auditor reads it.
 *
 * @param objectId null where there is no single one
 * @param detail what else is known, identity numbers masked
 * @param sealed its place in the chain; null while it waits for its seal
 */
public record TrailLine(
        long id,
        Instant at,
        String actorName,
        String action,
        String objectType,
        UUID objectId,
        Map<String, String> detail,
        Long sealed) {

    /** The detail, piece by piece. */
    public List<Map.Entry<String, String>> pieces() {
        return List.copyOf(detail.entrySet());
    }
}
