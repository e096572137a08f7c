package org.rmocse.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/** Tells why files that were to move did not; of a file that is not the actor's to see only that it was not found. */
final class WhyNotMoved {

    private final Jdbi jdbi;

    WhyNotMoved(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param rows the rows of the action that are the actor's to take
     * @param ids keys of the files that stayed
     */
    List<NotMoved> of(Action action, List<Move> rows, Collection<Long> ids, Actor actor) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<Long> left = new HashSet<>(ids);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.id, a.public_id, a.route, a.status, a.person_id, a.employer_code, a.initial_reviewer_id, a.final_reviewer_id,
                               a.approval_batch_id, a.original_due and a.original_received_at is null as original_missing,
                        """
                                + InfectedFiles.CARRIED
                                + """
                               as infected, w.officer_id, w.officer_name, w.claimed_at, h.actor_name, h.at
                        from application.application a
                        left join application.work_item w on w.application_id = a.id
                        left join lateral (select actor_name, at from application.move
                                           where application_id = a.id order by id desc limit 1) h on true
                        where a.id = any(:ids)
                          and (:agency::bigint is null or a.agency_id = :agency)
                          and (:person::bigint is null or a.person_id = :person)
                          and (a.status <> 'DRAFT' or a.person_id = :ownPerson::bigint)
                        order by a.id
                        """)
                .bind("ids", left.toArray(Long[]::new))
                .bind("agency", actor.agencyId())
                .bind("person", actor.has(Role.APPLICANT) ? actor.personId() : null)
                .bind("ownPerson", actor.personId())
                .map((row, context) -> {
                    left.remove(row.getLong("id"));
                    String code = why(action, rows, actor, row);
                    boolean held = code.equals("CLAIMED_BY_OTHER");
                    OffsetDateTime at = row.getObject(held ? "claimed_at" : "at", OffsetDateTime.class);
                    return new NotMoved(
                            row.getObject("public_id", UUID.class),
                            code,
                            Status.valueOf(row.getString("status")),
                            row.getString(held ? "officer_name" : "actor_name"),
                            at == null ? null : at.toInstant());
                })
                .collect(Collectors.collectingAndThen(Collectors.toList(), seen -> {
                    left.forEach(unseen -> seen.add(new NotMoved(null, "NOT_FOUND", null, null, null)));
                    return List.copyOf(seen);
                })));
    }

    private static String why(Action action, List<Move> rows, Actor actor, ResultSet file) throws SQLException {
        Route route = Route.valueOf(file.getString("route"));
        Status status = Status.valueOf(file.getString("status"));
        Long holder = file.getObject("officer_id", Long.class);
        if (rows.stream()
                .noneMatch(row -> row.routes().contains(route) && row.from().contains(status))) {
            return "MOVE_NOT_ALLOWED";
        }
        if (Fairness.respectsClaim(action, actor) && holder != null && holder != actor.accountId()) {
            return "CLAIMED_BY_OTHER";
        }
        if (action == Action.FORWARD && file.getBoolean("original_missing")) {
            return "ORIGINAL_NOT_RECEIVED";
        }
        if (InfectedFiles.hinder(action) && file.getBoolean("infected")) {
            return "FILES_INFECTED";
        }
        if (action == Action.TAKE_BACK_FINAL && file.getObject("approval_batch_id") != null) {
            return "IN_A_BATCH";
        }
        if (Long.valueOf(file.getLong("person_id")).equals(actor.personId())) {
            return "OWN_FILE";
        }
        if (Fairness.avoidsTies(action)
                && actor.ties().bind(file.getLong("person_id"), file.getString("employer_code"))) {
            return "CONFLICT_OF_INTEREST";
        }
        return Fairness.isBarred(
                        action,
                        actor.accountId(),
                        file.getObject("initial_reviewer_id", Long.class),
                        file.getObject("final_reviewer_id", Long.class))
                ? "FOUR_EYES"
                : "MOVE_NOT_ALLOWED";
    }
}
