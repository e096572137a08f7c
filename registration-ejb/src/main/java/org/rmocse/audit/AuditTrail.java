package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.IdNumber;

/** Writes the trail of who did what: always inside the transaction of the deed, so that neither stands without the other. */
@ApplicationScoped
public class AuditTrail {

    private Jdbi jdbi;
    private Clock clock;

    protected AuditTrail() {}

    @Inject
    public AuditTrail(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param action the deed, such as {@code application.PASS_INITIAL}
     * @param objectType what it was done to, such as {@code application}
     * @param objectId the object's public id; null where there is no single one
     * @param detail what else is worth knowing, never a secret; an identity number that somebody typed is masked
     */
    public void record(Actor actor, String action, String objectType, UUID objectId, Map<String, String> detail) {
        insert(actor, action, objectType, objectId == null ? new UUID[1] : new UUID[] {objectId}, new String[] {
            json(detail)
        });
    }

    /** One entry for each object, written by one statement. */
    public void recordAll(
            Actor actor, String action, String objectType, Collection<UUID> objectIds, Map<String, String> detail) {
        if (!objectIds.isEmpty()) {
            String[] details = new String[objectIds.size()];
            Arrays.fill(details, json(detail));
            insert(actor, action, objectType, objectIds.toArray(UUID[]::new), details);
        }
    }

    /** The same where of each object something else is worth knowing. */
    public void recordAll(Actor actor, String action, String objectType, Map<UUID, Map<String, String>> details) {
        if (!details.isEmpty()) {
            insert(
                    actor,
                    action,
                    objectType,
                    details.keySet().toArray(UUID[]::new),
                    details.values().stream().map(AuditTrail::json).toArray(String[]::new));
        }
    }

    private void insert(Actor actor, String action, String objectType, UUID[] objects, String[] details) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into audit.entry (at, actor_id, actor_name, action, object_type, object_id, detail)
                        select :at, :actorId, :actorName, :action, :objectType, object_id, detail::jsonb
                        from unnest(:objects, :details) as o(object_id, detail)
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("actorId", actor.accountId())
                .bind("actorName", actor.name())
                .bind("action", action)
                .bind("objectType", objectType)
                .bind("objects", objects)
                .bind("details", details)
                .execute());
    }

    /** What was done to one object, oldest first. */
    public List<AuditEntry> of(UUID objectId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select at, actor_name, action, detail::text from audit.entry where object_id = :object order by id")
                .bind("object", objectId)
                .map((row, context) -> new AuditEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getString("action"),
                        row.getString("detail")))
                .list());
    }

    private static String json(Map<String, String> detail) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        new TreeMap<>(detail).forEach((key, value) -> {
            if (value != null) {
                object.add(key, IdNumber.maskedIn(value));
            }
        });
        return object.build().toString();
    }
}
