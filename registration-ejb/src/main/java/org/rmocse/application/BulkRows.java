package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;

/** Writes down an order about many files; what does not move is done with from the beginning. */
@ApplicationScoped
class BulkRows {

    private static final Jsonb JSON = JsonbBuilder.create();

    private Jdbi jdbi;
    private Clock clock;
    private AuditTrail audit;
    private Event<BulkOrdered> ordered;

    protected BulkRows() {}

    @Inject
    BulkRows(Jdbi jdbi, Clock clock, AuditTrail audit, Event<BulkOrdered> ordered) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
        this.ordered = ordered;
    }

    /**
     * @param look the files as they were looked at
     * @param minutes until when nothing of it may begin
     * @param undoes key of the order whose passes it takes back; null for any other
     * @return the order's public id
     */
    UUID keep(BulkLook look, Decision decision, Actor actor, int minutes, Long undoes) {
        UUID publicId = PublicId.next();
        Action action = look.preview().action();
        List<BulkLine> lines = look.preview().lines();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbi.useHandle(handle -> {
            long id = handle.createQuery(
                            """
                            insert into application.bulk_order (public_id, action, account_id, officer_name, agency_id, ordered_at,
                                starts_at, note, reasons, state, undoes)
                            values (:publicId, :action, :account, :name, :agency, :at, :starts, :note, :reasons::jsonb, 'WAITING',
                                :undoes) returning id
                            """)
                    .bind("publicId", publicId)
                    .bind("action", action.name())
                    .bind("account", actor.accountId())
                    .bind("name", actor.name())
                    .bind("agency", actor.agencyId())
                    .bind("at", now)
                    .bind("starts", now.plusMinutes(minutes))
                    .bind("note", decision.note())
                    .bind("reasons", JSON.toJson(decision.reasons()))
                    .bind("undoes", undoes)
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate(
                            """
                            insert into application.bulk_row (order_id, position, public_id, application_id, outcome, code, status,
                                who, since, at)
                            select :id, f.position, f.file, f.key, case when f.code is not null then 'NOT_MOVED' end, f.code,
                                   f.status, f.who, f.since::timestamptz, case when f.code is not null then :at::timestamptz end
                            from unnest(:files, :keys, :codes, :statuses, :whos, :since)
                                 with ordinality as f(file, key, code, status, who, since, position)
                            """)
                    .bind("id", id)
                    .bind("at", now)
                    .bind("files", column(lines, BulkLine::file, UUID[]::new))
                    .bind("keys", column(lines, line -> look.keys().get(line.file()), Long[]::new))
                    .bind("codes", column(lines, BulkLine::code, String[]::new))
                    .bind("statuses", column(lines, line -> text(line.status()), String[]::new))
                    .bind("whos", column(lines, BulkLine::who, String[]::new))
                    .bind("since", column(lines, line -> text(line.since()), String[]::new))
                    .execute();
        });
        audit.record(
                actor,
                "application.bulk_ordered",
                "bulk_order",
                publicId,
                Map.of("action", action.name(), "files", String.valueOf(lines.size())));
        ordered.fire(new BulkOrdered());
        return publicId;
    }

    private static <T> T[] column(List<BulkLine> lines, Function<BulkLine, T> value, IntFunction<T[]> array) {
        return lines.stream().map(value).toArray(array);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
