package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.certificate.GrantedTerms;
import org.rmocse.certificate.RegisteredTerm;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** What lies around a file under review: before and after it in its queue, and beside it whatever else concerns the same people. */
@Stateless
public class ReviewedQueue {

    private static final int LATEST = 10;
    private static final String[] AT_THE_AGENCY = {Status.SUBMITTED.name(), Status.UNDER_INITIAL_REVIEW.name()};

    /** A file among those of its queue that the actor could decide: own, tied and other officers' files are passed over. */
    private static final String AROUND =
            """
            select n.public_id
            from application.work_item w
            join application.work_item n on n.status = any(case when :whole and w.status = any(:atTheAgency)
                                                                then :atTheAgency else array[w.status] end)
                and (:agency::bigint is null or n.agency_id = :agency)
            join application.application a on a.id = n.application_id
            where w.public_id = :id and (:agency::bigint is null or w.agency_id = :agency)
              and n.application_id <> w.application_id
              and (n.officer_id is null or n.officer_id = :actor)
              and a.person_id is distinct from :person::bigint
              and
            """
                    + Fairness.UNTIED;

    private static final String BEFORE =
            """

            and (coalesce(n.due_on, 'infinity'), n.application_id) < (coalesce(w.due_on, 'infinity'), w.application_id)
            order by n.due_on desc nulls first, n.application_id desc limit 1
            """;

    private static final String AFTER =
            """

            and (coalesce(n.due_on, 'infinity'), n.application_id) > (coalesce(w.due_on, 'infinity'), w.application_id)
            order by n.due_on nulls last, n.application_id limit 1
            """;

    /**
     * The next one to be decided: what was set aside for later waits; after the last comes the first, and after all of them what
     * else the agency has to accept or to examine. The ministry decides in batches.
     */
    private static final String TO_DECIDE =
            """

            and w.status <> 'AWAITING_APPROVAL' and (n.held_reason is null or n.held_until <= :today)
            order by n.status <> w.status,
                (coalesce(n.due_on, 'infinity'), n.application_id) < (coalesce(w.due_on, 'infinity'), w.application_id),
                n.due_on nulls last, n.application_id limit 1
            """;

    private static final String RELATED =
            """
            select a.public_id, a.receipt_number, a.kind, a.status, a.submitted_at, a.person_name, a.employer_name,
            """
                    + Fairness.UNTIED
                    + """
             as openable
            from application.application o
            join application.application a on a.id <> o.id and
            """;

    /** The same of the file beside which they lie. */
    private static final String OF_THE_FILE =
            (ApplicationQueries.VISIBLE + " and " + Fairness.UNTIED).replace("a.", "o.");

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private GrantedTerms register;

    public ReviewedQueue() {}

    ReviewedQueue(Jdbi jdbi, Clock clock, CurrentActor current, GrantedTerms register) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.register = register;
    }

    /** The files before and after one in the queue it lies in, the most urgent first; none for a file that has left the desks. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Neighbours around(UUID publicId) {
        return new Neighbours(
                beside(publicId, false, BEFORE).orElse(null),
                beside(publicId, false, AFTER).orElse(null));
    }

    /** The file to be decided after this one, as the queue stands now; empty where no other is left to decide. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Optional<UUID> after(UUID publicId) {
        return beside(publicId, true, TO_DECIDE);
    }

    /** The latest other applications of the same person that the actor may see, at most {@value #LATEST}. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<RelatedFile> ofPerson(UUID publicId) {
        return related(publicId, "a.person_id = o.person_id");
    }

    /** The latest applications of other people with the same employer that the actor may see, at most {@value #LATEST}. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<RelatedFile> ofEmployer(UUID publicId) {
        return related(publicId, "a.employer_code = o.employer_code and a.person_id <> o.person_id");
    }

    /** The terms the person of a file has been registered for, the latest first; none where the actor may not see the file. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<RegisteredTerm> terms(UUID publicId) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select a.person_id from application.application a where a.public_id = :id and "
                                        + ApplicationQueries.VISIBLE + " and " + Fairness.UNTIED)
                        .bind("people", actor.ties().people().toArray(Long[]::new))
                        .bind("employers", actor.ties().employers().toArray(String[]::new))
                        .bind("id", publicId)
                        .bind("person", actor.personId())
                        .bind("agency", actor.agencyId())
                        .bind("national", isNational(actor))
                        .mapTo(Long.class)
                        .findOne())
                .map(register::of)
                .orElse(List.of());
    }

    private Optional<UUID> beside(UUID publicId, boolean whole, String where) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(AROUND + where)
                .bind("id", publicId)
                .bind("whole", whole)
                .bind("atTheAgency", AT_THE_AGENCY)
                .bind("agency", actor.agencyId())
                .bind("actor", actor.accountId())
                .bind("person", actor.personId())
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new))
                .bind("today", LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE))
                .mapTo(UUID.class)
                .findOne());
    }

    private List<RelatedFile> related(UUID publicId, String alike) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(RELATED + alike
                        + " where o.public_id = :id and a.status <> 'DRAFT' and "
                        + ApplicationQueries.VISIBLE + " and " + OF_THE_FILE
                        + " order by a.id desc limit " + LATEST)
                .bind("id", publicId)
                .bind("person", actor.personId())
                .bind("agency", actor.agencyId())
                .bind("national", isNational(actor))
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new))
                .map((row, context) -> new RelatedFile(
                        row.getObject("public_id", UUID.class),
                        row.getString("receipt_number"),
                        ApplicationKind.valueOf(row.getString("kind")),
                        Status.valueOf(row.getString("status")),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getString("person_name"),
                        row.getString("employer_name"),
                        row.getBoolean("openable")))
                .list());
    }

    private static boolean isNational(Actor actor) {
        return actor.has(Role.FINAL_REVIEWER) || actor.has(Role.MINISTRY_OFFICER);
    }
}
