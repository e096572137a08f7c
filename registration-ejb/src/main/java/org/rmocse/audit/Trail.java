package org.rmocse.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.RoleNames;

/** What an auditor reads of who did what, and changes nothing of. */
@Stateless
public class Trail {

    private static final int PART = 50;

    private static final String LINES =
            """
            select e.id, e.at, e.actor_name, e.action, e.object_type, e.object_id, e.detail::text as detail, s.sequence
            from audit.entry e left join audit.seal s on s.entry_id = e.id
            where (:from::timestamptz is null or e.at >= :from::timestamptz)
              and (:before::timestamptz is null or e.at < :before::timestamptz)
              and (:who::text is null or strpos(lower(e.actor_name), lower(:who::text)) > 0)
              and (:area::text is null or starts_with(e.action, :area::text))
              and (:action::text is null or e.action = :action::text)
              and (:object::uuid is null or e.object_id = :object::uuid)
              and (:after::bigint is null or (e.at, e.id) < (select a.at, a.id from audit.entry a where a.id = :after::bigint))
            order by e.at desc, e.id desc limit :most
            """;

    private Jdbi jdbi;

    public Trail() {}

    @Inject
    Trail(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The entries that are asked for, fifty at a time, the latest first. */
    @RolesAllowed(RoleNames.AUDITOR)
    public TrailPart part(TrailFilter filter) {
        List<TrailLine> lines = jdbi.withHandle(handle -> handle.createQuery(LINES)
                .bind("from", beginning(filter.from()))
                .bind(
                        "before",
                        filter.to() == null ? null : beginning(filter.to().plusDays(1)))
                .bind("who", filter.who())
                .bind("area", filter.area() == null ? null : filter.area() + '.')
                .bind("action", filter.action())
                .bind("object", filter.object())
                .bind("after", filter.after())
                .bind("most", PART + 1)
                .map((row, context) -> line(row))
                .list());
        return lines.size() <= PART
                ? new TrailPart(lines, null)
                : new TrailPart(lines.subList(0, PART), lines.get(PART - 1).id());
    }

    /** How far it is sealed. */
    @RolesAllowed(RoleNames.AUDITOR)
    public SealState sealed() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select p.sequence, (select max(day) from audit.root) as day,
                               (select e.at from audit.seal s join audit.entry e on e.id = s.entry_id
                                where s.sequence = p.sequence) as at
                        from audit.seal_progress p
                        """)
                .map((row, context) -> new SealState(
                        row.getLong("sequence"),
                        row.getObject("at") == null
                                ? null
                                : row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("day", LocalDate.class)))
                .one());
    }

    private static OffsetDateTime beginning(LocalDate day) {
        return day == null ? null : day.atStartOfDay(ClockProducer.ZONE).toOffsetDateTime();
    }

    private static TrailLine line(ResultSet row) throws SQLException {
        return new TrailLine(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("object_type"),
                row.getObject("object_id", UUID.class),
                detail(row.getString("detail")),
                row.getObject("sequence", Long.class));
    }

    private static Map<String, String> detail(String json) {
        Map<String, String> detail = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            reader.readObject()
                    .forEach((key, value) ->
                            detail.put(key, value instanceof JsonString text ? text.getString() : value.toString()));
        }
        return detail;
    }
}
