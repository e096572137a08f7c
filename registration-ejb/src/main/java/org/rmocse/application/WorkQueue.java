package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.application.DeskFiles.DeskFile;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * The queues of the reviewing desks: what lies there, in the order of its clocks and then of its age, and how a file comes
 * into an officer's hand and out of it. Whoever belongs to an agency meets that agency's files only.
 */
@Stateless
public class WorkQueue {

    /** How many files one page shows. */
    public static final int PAGE = 50;

    private static final int FIRST = 200;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private DeskFiles files;

    @Inject
    private QueueReads reads;

    public WorkQueue() {}

    WorkQueue(Jdbi jdbi, Clock clock, CurrentActor current, People people, DeskFiles files, QueueReads reads) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.people = people;
        this.files = files;
        this.reads = reads;
    }

    /**
     * The actor's files in this status, the most urgent first, at most {@value #FIRST}.
     *
     * @throws Rejected NOT_FOUND where the status lies on no desk of the actor's
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<QueuedFile> queue(Status status) {
        return reads.read(reads.asked(current.actor(), QueueFilter.of(status)), null, FIRST);
    }

    /**
     * A page of the actor's files that the filter leaves, at most {@value #PAGE}.
     *
     * @param place where to read on or back from; null for the beginning
     * @throws Rejected NOT_FOUND where the status lies on no desk of the actor's
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public QueuePart list(QueueFilter filter, QueuePlace place) {
        boolean back = place != null && place.back();
        List<QueuedFile> read = reads.read(reads.asked(current.actor(), filter), place, PAGE + 1);
        boolean more = read.size() > PAGE;
        List<QueuedFile> files = new ArrayList<>(more ? read.subList(0, PAGE) : read);
        if (back) {
            Collections.reverse(files);
        }
        if (files.isEmpty()) {
            return new QueuePart(files, null, null);
        }
        return new QueuePart(
                files,
                (back ? more : place != null) ? QueuePlace.of(files.get(0), true) : null,
                (back || more) ? QueuePlace.of(files.get(files.size() - 1), false) : null);
    }

    /**
     * How much lies on a desk of the actor's.
     *
     * @throws Rejected NOT_FOUND where it is none
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public QueueCounts counts(Desk desk) {
        Actor actor = current.actor();
        if (!desk.isOpenTo(actor)) {
            throw notFound();
        }
        return reads.counts(desk, actor);
    }

    /**
     * The beginning of the line that the filter leaves, so that one decision can be about all of it.
     *
     * @throws Rejected NOT_FOUND where the status lies on no desk of the actor's
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public QueueHead head(QueueFilter filter) {
        return reads.head(reads.asked(current.actor(), filter));
    }

    /** Whether the actor takes files of this status in hand, so that nobody else decides them meanwhile. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public boolean claims(Status status) {
        Actor actor = current.actor();
        return Desk.of(actor, status)
                .filter(desk -> desk.isTakenBy(actor, status))
                .isPresent();
    }

    /**
     * Takes a file in hand, so that nobody else decides it meanwhile.
     *
     * @throws Rejected CLAIMED_BY_OTHER with who and when, CONFLICT_OF_INTEREST, FOUR_EYES for one that the actor passed
     *     before, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public void claim(UUID publicId) {
        Actor actor = current.actor();
        DeskFile file = files.get(publicId, actor);
        Desk desk = Desk.of(actor, file.status())
                .filter(one -> one.isTakenBy(actor, file.status()))
                .orElseThrow(WorkQueue::notFound);
        jdbi.useHandle(handle -> {
            if (Claims.give(handle, desk, desk.scope(actor), List.of(file.id()), actor, clock.instant(), false)
                    .isEmpty()) {
                throw new Rejected(inOtherHands(handle, file.id(), actor));
            }
        });
    }

    /** Lays a file back for others. */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public void release(UUID publicId) {
        Actor actor = current.actor();
        DeskFile file = files.lying(publicId, actor);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.work_item set officer_id = null, officer_name = null, claimed_at = null
                        where application_id = :id and officer_id = :actor
                        """)
                .bind("id", file.id())
                .bind("actor", actor.accountId())
                .execute());
    }

    /**
     * Takes the first file in hand that nobody has and that the actor may decide, of those the filter leaves whoever holds
     * them. Two who ask at once get different files.
     *
     * @return its public id
     * @throws Rejected NOTHING_IN_LINE
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public UUID next(QueueFilter filter) {
        Actor actor = current.actor();
        QueueReads.Asked asked = reads.asked(actor, filter).ofAnybody();
        Desk desk = asked.desk();
        if (!desk.isTakenBy(actor, filter.status())) {
            throw notFound();
        }
        QueueSql sql = reads.sql(asked);
        return jdbi.withHandle(handle -> Claims.bind(sql.bindWithKeys(handle.createQuery(sql.firstFree())), desk, actor)
                .mapTo(Long.class)
                .findOne()
                .flatMap(id ->
                        Claims.give(handle, desk, desk.scope(actor), List.of(id), actor, clock.instant(), false)
                                .stream()
                                .findFirst())
                .orElseThrow(() -> new Rejected(Finding.of("NOTHING_IN_LINE", null))));
    }

    /**
     * The person with this identity number, as a filter names one; the number itself stands in no address.
     *
     * @throws Rejected ID_NUMBER_INVALID, or NOT_FOUND where the register of applicants has nobody of that number
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public UUID person(String idNumber) {
        IdNumber number = IdNumber.parse(idNumber)
                .orElseThrow(() -> new Rejected(Finding.of("ID_NUMBER_INVALID", "idNumber", "V01")));
        return people.find(number).map(Person::publicId).orElseThrow(WorkQueue::notFound);
    }

    /** Why a file did not come into the actor's hand. */
    private static Finding inOtherHands(Handle handle, long id, Actor actor) {
        return handle.createQuery(
                        """
                        select officer_name, claimed_at from application.work_item
                        where application_id = :id and officer_id <> :actor
                        """)
                .bind("id", id)
                .bind("actor", actor.accountId())
                .map((row, context) -> Moves.finding(new NotMoved(
                        null,
                        "CLAIMED_BY_OTHER",
                        null,
                        row.getString("officer_name"),
                        row.getObject("claimed_at", OffsetDateTime.class).toInstant())))
                .findOne()
                .orElseGet(() -> Finding.of("FOUR_EYES", null));
    }

    private static Rejected notFound() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
