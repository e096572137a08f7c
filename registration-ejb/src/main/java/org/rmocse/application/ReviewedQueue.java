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
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.account.CurrentActor;
import org.rmocse.application.DeskFiles.DeskFile;
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

    /**
     * A file of a line among those that the actor could decide: own, tied and other officers' files are passed over. Its place is
     * asked for as the index of the line has it, so that what is nearest is met first.
     */
    private static final String OF_THE_LINE =
            """
            select n.public_id
            from application.work_item n join application.application a on a.id = n.application_id
            where n.desk_of = :scope and (n.officer_id is null or n.officer_id = :actor)
              and a.person_id is distinct from :person::bigint and
            """
                    + Fairness.UNTIED;

    private static final String FORWARD = " order by n.due_order, n.application_id limit 1";
    private static final String BEFORE =
            " and n.status = :status and (n.due_order, n.application_id) < (coalesce(:due::date, 'infinity'), :file)";
    private static final String BEHIND =
            " and n.status = :status and (n.due_order, n.application_id) > (coalesce(:due::date, 'infinity'), :file)";

    static final String AROUND = "select (" + OF_THE_LINE + BEFORE
            + " order by n.due_order desc, n.application_id desc limit 1) as previous, (" + OF_THE_LINE + BEHIND
            + FORWARD
            + ") as next";

    private static final String LEFT_TO_DECIDE = OF_THE_LINE + " and (n.held_reason is null or n.held_until <= :today)";

    /**
     * The next one to be decided: what was set aside for later waits; after the last comes the first, and after all of them what
     * else the agency has to accept or to examine.
     */
    static final String TO_DECIDE = "select coalesce((" + LEFT_TO_DECIDE + BEHIND + FORWARD + "), (" + LEFT_TO_DECIDE
            + BEFORE + FORWARD + "), (" + LEFT_TO_DECIDE + " and n.status = :otherwise" + FORWARD + "))";

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
    private DeskFiles files;

    @Inject
    private GrantedTerms register;

    public ReviewedQueue() {}

    ReviewedQueue(Jdbi jdbi, Clock clock, CurrentActor current, DeskFiles files, GrantedTerms register) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.files = files;
        this.register = register;
    }

    /** The files before and after one in the queue it lies in, the most urgent first; none for a file on no desk of the actor's. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Neighbours around(UUID publicId) {
        Actor actor = current.actor();
        return files.find(publicId, actor)
                .map(file -> jdbi.withHandle(handle -> bind(handle.createQuery(AROUND), file, actor)
                        .map((row, context) -> new Neighbours(
                                row.getObject("previous", UUID.class), row.getObject("next", UUID.class)))
                        .one()))
                .orElse(new Neighbours(null, null));
    }

    /**
     * The file to be decided after this one, as the queue stands now; empty where no other is left to decide, and for the ministry,
     * which decides in batches.
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Optional<UUID> after(UUID publicId) {
        Actor actor = current.actor();
        return files.find(publicId, actor)
                .filter(file -> file.status() != Status.AWAITING_APPROVAL)
                .flatMap(file -> jdbi.withHandle(handle -> bind(handle.createQuery(TO_DECIDE), file, actor)
                        .bind("today", LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE))
                        .bind("otherwise", otherwise(file.status()))
                        .mapTo(UUID.class)
                        .findOne()));
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

    static <T extends SqlStatement<T>> T bind(T statement, DeskFile file, Actor actor) {
        return statement
                .bind("scope", file.scope())
                .bind("status", file.status().name())
                .bind("due", file.dueOn())
                .bind("file", file.id())
                .bind("actor", actor.accountId())
                .bind("person", actor.personId())
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new));
    }

    /** What an agency turns to when nothing is left of this status; null for a queue of its own. */
    static String otherwise(Status status) {
        return switch (status) {
            case SUBMITTED -> Status.UNDER_INITIAL_REVIEW.name();
            case UNDER_INITIAL_REVIEW -> Status.SUBMITTED.name();
            default -> null;
        };
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
