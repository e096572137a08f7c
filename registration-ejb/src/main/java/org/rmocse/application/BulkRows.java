package org.rmocse.application;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;

/** Writes down an order about many files; what does not move is done with from the beginning. */
final class BulkRows {

    private static final Jsonb JSON = JsonbBuilder.create();

    private BulkRows() {}

    /**
     * @param lines the files as they were looked at, in their order
     * @param keys of the files that are the actor's to see
     * @param starts until when nothing of it may begin
     * @param undoes key of the order whose passes it takes back; null for any other
     */
    static void insert(
            Jdbi jdbi,
            UUID publicId,
            Action action,
            List<BulkLine> lines,
            Map<UUID, Long> keys,
            Decision decision,
            Actor actor,
            OffsetDateTime now,
            OffsetDateTime starts,
            Long undoes) {
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
                    .bind("starts", starts)
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
                    .bind("keys", column(lines, line -> keys.get(line.file()), Long[]::new))
                    .bind("codes", column(lines, BulkLine::code, String[]::new))
                    .bind("statuses", column(lines, line -> text(line.status()), String[]::new))
                    .bind("whos", column(lines, BulkLine::who, String[]::new))
                    .bind("since", column(lines, line -> text(line.since()), String[]::new))
                    .execute();
        });
    }

    private static <T> T[] column(List<BulkLine> lines, Function<BulkLine, T> value, IntFunction<T[]> array) {
        return lines.stream().map(value).toArray(array);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
