package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;

/** Reads orders about many files, an officer's own only, and the files an officer may name in one. */
@ApplicationScoped
class BulkQueries {

    private static final int LATEST = 20;

    /** A pass stands as it was given while its file has not moved since. */
    private static final String ORDER =
            """
            select o.public_id, o.action, o.state, o.ordered_at, o.starts_at, o.ended_at, o.note, u.public_id as undone_by, n.*
            from application.bulk_order o
            left join application.bulk_order u on u.undoes = o.id
            cross join lateral (
                select count(*) as total, count(*) filter (where r.outcome = 'MOVED') as moved,
                       count(*) filter (where r.outcome = 'NOT_MOVED') as not_moved,
                       count(*) filter (where r.outcome = 'FAILED') as failed,
                       count(*) filter (where r.outcome = 'MOVED' and a.status_since = r.at
                                          and a.status in ('INITIAL_PASSED', 'AWAITING_APPROVAL')
                                          and a.approval_batch_id is null) as standing
                from application.bulk_row r left join application.application a on a.id = r.application_id
                where r.order_id = o.id
            ) n
            where o.account_id = :account
            """;

    private Jdbi jdbi;

    protected BulkQueries() {}

    @Inject
    BulkQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A file as it is named on the list.
     *
     * @param id null, with everything but the public id, where it is not the officer's to see
     */
    record Named(
            UUID publicId,
            Long id,
            String receiptNumber,
            String personName,
            String employerName,
            ApplicationKind kind,
            Status status) {}

    /** The files in their order, each once. */
    List<Named> files(Collection<UUID> files, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select f.public_id, a.id, a.receipt_number, a.person_name, a.employer_name, a.kind, a.status
                        from unnest(:files) with ordinality as f(public_id, position)
                        left join application.application a on a.public_id = f.public_id and a.status <> 'DRAFT'
                             and case when :agency::bigint is null then a.report_batch_id is not null or a.route = 'CENTRE'
                                      else a.agency_id = :agency end
                        order by f.position
                        """)
                .bind("files", new LinkedHashSet<>(files).toArray(UUID[]::new))
                .bind("agency", actor.agencyId())
                .map((row, context) -> new Named(
                        row.getObject("public_id", UUID.class),
                        row.getObject("id", Long.class),
                        row.getString("receipt_number"),
                        row.getString("person_name"),
                        row.getString("employer_name"),
                        kind(row),
                        status(row.getString("status"))))
                .list());
    }

    Optional<BulkOrder> order(UUID publicId, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(ORDER + " and o.public_id = :id")
                .bind("account", actor.accountId())
                .bind("id", publicId)
                .map((row, context) -> order(row))
                .findOne());
    }

    /** The officer's latest orders, the last one first. */
    List<BulkOrder> latest(Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(ORDER + " order by o.id desc limit :latest")
                .bind("account", actor.accountId())
                .bind("latest", LATEST)
                .map((row, context) -> order(row))
                .list());
    }

    /** The files of an order: those that did not move first, then the others as they were ticked. */
    List<BulkLine> lines(UUID order, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.public_id, a.receipt_number, a.person_name, a.employer_name, a.kind,
                               coalesce(r.status, a.status) as status, r.outcome, r.code, r.who, r.since
                        from application.bulk_row r
                        join application.bulk_order o on o.id = r.order_id and o.public_id = :order and o.account_id = :account
                        left join application.application a on a.id = r.application_id
                        order by r.outcome is null or r.outcome = 'MOVED', r.position
                        """)
                .bind("order", order)
                .bind("account", actor.accountId())
                .map((row, context) -> new BulkLine(
                        row.getObject("public_id", UUID.class),
                        row.getString("receipt_number"),
                        row.getString("person_name"),
                        row.getString("employer_name"),
                        kind(row),
                        status(row.getString("status")),
                        row.getString("outcome") == null
                                ? BulkOutcome.WILL_MOVE
                                : BulkOutcome.valueOf(row.getString("outcome")),
                        row.getString("code"),
                        row.getString("who"),
                        instant(row, "since"),
                        false))
                .list());
    }

    private static BulkOrder order(ResultSet row) throws SQLException {
        Action action = Action.valueOf(row.getString("action"));
        BulkState state = BulkState.valueOf(row.getString("state"));
        int moved = row.getInt("moved");
        UUID undoneBy = row.getObject("undone_by", UUID.class);
        return new BulkOrder(
                row.getObject("public_id", UUID.class),
                action,
                state,
                instant(row, "ordered_at"),
                instant(row, "starts_at"),
                instant(row, "ended_at"),
                row.getString("note"),
                row.getInt("total"),
                moved,
                row.getInt("not_moved"),
                row.getInt("failed"),
                BulkOrders.undoing(action) != null
                        && state.hasEnded()
                        && undoneBy == null
                        && moved > 0
                        && moved == row.getInt("standing"),
                undoneBy);
    }

    private static ApplicationKind kind(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return kind == null ? null : ApplicationKind.valueOf(kind);
    }

    private static Status status(String status) {
        return status == null ? null : Status.valueOf(status);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
