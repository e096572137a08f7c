package org.rmocse.application;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/**
 * Which files of a set an action moves: the one condition behind the move itself and behind the question what a move would do.
 * A file held by another officer stays; whoever passed it initially neither passes it finally nor approves it; nobody decides
 * an own file; and what carries a file found infected is not passed.
 */
final class Movable {

    /** Over {@code application.application a} and the rows of the table, {@code m(route, from_status)}. */
    static final String CONDITION =
            """
            a.id = any(:ids)
              and a.route = m.route and a.status = m.from_status
              and (:agency::bigint is null or a.agency_id = :agency)
              and (:applicant::bigint is null or a.person_id = :applicant)
              and (:applicant::bigint is not null or a.person_id is distinct from :ownPerson::bigint)
              and not (:avoidsTies and (a.person_id = any(:tiedPeople)
                                        or coalesce(a.employer_code = any(:tiedEmployers), false)))
              and not (:notInitialReviewer and a.initial_reviewer_id is not distinct from :actor)
              and not (:notFinalReviewer and a.final_reviewer_id is not distinct from :actor)
              and not (:inNoBatch and a.approval_batch_id is not null)
              and not (:needsOriginal and a.original_due and a.original_received_at is null)
              and not (:needsHarmless and
            """
                    + InfectedFiles.CARRIED
                    + """
              )
              and not exists (select 1 from application.work_item w
                              where :respectsClaim and w.application_id = a.id
                                and w.officer_id is not null and w.officer_id <> :actor)
            """;

    private Movable() {}

    /** The rows one by one: a route and a status each, as the statements read them. */
    static List<Move> flat(List<Move> rows) {
        return rows.stream()
                .flatMap(row -> row.routes().stream().flatMap(route -> row.from().stream()
                        .map(from ->
                                new Move(row.action(), row.by(), row.clock(), Set.of(route), Set.of(from), row.to()))))
                .toList();
    }

    /**
     * Gives a statement what the condition asks.
     *
     * @param rows the rows of the action that are the actor's to take
     */
    static Query bind(Query query, Action action, List<Move> rows, Collection<Long> ids, Actor actor) {
        List<Move> flat = flat(rows);
        boolean byApplicant = rows.stream().anyMatch(row -> row.by().contains(Role.APPLICANT));
        boolean byAgency = rows.stream()
                .anyMatch(row ->
                        row.by().contains(Role.AGENCY_REVIEWER) || row.by().contains(Role.AGENCY_MANAGER));
        return query.bind(
                        "routes",
                        flat.stream()
                                .map(row -> row.routes().iterator().next().name())
                                .toArray(String[]::new))
                .bind(
                        "froms",
                        flat.stream()
                                .map(row -> row.from().iterator().next().name())
                                .toArray(String[]::new))
                .bind("ids", ids.toArray(Long[]::new))
                .bind("actor", actor.accountId())
                .bind("agency", byAgency && !actor.isSystem() ? actor.agencyId() : null)
                .bind("applicant", byApplicant ? actor.personId() : null)
                .bind("ownPerson", actor.personId())
                .bind("avoidsTies", Fairness.avoidsTies(action))
                .bind("tiedPeople", actor.ties().people().toArray(Long[]::new))
                .bind("tiedEmployers", actor.ties().employers().toArray(String[]::new))
                .bind("notInitialReviewer", Fairness.needsOtherThanInitialReviewer(action))
                .bind("notFinalReviewer", Fairness.needsOtherThanFinalReviewer(action))
                .bind("inNoBatch", action == Action.TAKE_BACK_FINAL)
                .bind("needsOriginal", action == Action.FORWARD)
                .bind("needsHarmless", InfectedFiles.hinder(action))
                .bind("respectsClaim", Fairness.respectsClaim(action, actor));
    }
}
