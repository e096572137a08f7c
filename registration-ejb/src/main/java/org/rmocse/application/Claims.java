package org.rmocse.application;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;

/**
 * The one statement by which files come into an officer's hand, whether taken, next in line or assigned: only such as that
 * officer may decide.
 */
final class Claims {

    /** That fairness keeps a file {@code a} from nobody who is bound by {@link #bind}. */
    static final String FREE =
            """
            (a.person_id is distinct from :ownPerson::bigint
             and not (a.person_id = any(:tiedPeople) or coalesce(a.employer_code = any(:tiedEmployers), false))
             and not (a.status = any(:notByInitialReviewer) and a.initial_reviewer_id is not distinct from :officer)
             and not (a.status = any(:notByFinalReviewer) and a.final_reviewer_id is not distinct from :officer))
            """;

    private Claims() {}

    /**
     * Puts files of a desk into an officer's hand.
     *
     * @param officer whose hand
     * @param over whether files that another has in hand are taken from there
     * @return the public ids of those that are there now; the others are in another's hand, gone, or not for this officer
     */
    static List<UUID> give(
            Handle handle, Desk desk, long scope, Collection<Long> ids, Actor officer, Instant at, boolean over) {
        return bind(
                        handle.createQuery(
                                """
                                update application.work_item w
                                set officer_id = :officer, officer_name = :officerName,
                                    claimed_at = case when w.officer_id = :officer then w.claimed_at else :at end
                                from application.application a
                                where a.id = w.application_id and w.application_id = any(:ids)
                                  and w.desk_of = :scope and w.status = any(:inHand)
                                  and (:over or w.officer_id is null or w.officer_id = :officer) and
                                """
                                        + FREE + " returning w.public_id"),
                        desk,
                        officer)
                .bind("officerName", officer.name())
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("ids", ids.toArray(Long[]::new))
                .bind("scope", scope)
                .bind("inHand", names(desk.inHand()))
                .bind("over", over)
                .mapTo(UUID.class)
                .list();
    }

    static <T extends SqlStatement<T>> T bind(T statement, Desk desk, Actor officer) {
        return statement
                .bind("officer", officer.accountId())
                .bind("ownPerson", officer.personId())
                .bind("tiedPeople", officer.ties().people().toArray(Long[]::new))
                .bind("tiedEmployers", officer.ties().employers().toArray(String[]::new))
                .bind(
                        "notByInitialReviewer",
                        names(desk.inHand().stream()
                                .filter(desk::needsOtherThanInitialReviewer)
                                .toList()))
                .bind(
                        "notByFinalReviewer",
                        names(desk.inHand().stream()
                                .filter(desk::needsOtherThanFinalReviewer)
                                .toList()));
    }

    static String[] names(Collection<Status> statuses) {
        return statuses.stream().map(Status::name).toArray(String[]::new);
    }
}
