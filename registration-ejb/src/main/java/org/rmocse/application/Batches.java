package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Files that go on together: an agency's report upward, and the ministry's approval. Approval is one event and one
 * transaction: statuses, numbers, terms, certificate snapshots, the announced list and the outbox commit together; mails
 * and prints follow. The next stop of the walk is {@link Approval}.
 */
@Stateless
public class Batches {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Moves moves;

    @Inject
    private Approval approval;

    @Inject
    private ApprovalReads reads;

    @Inject
    private Event<BatchApproved> approved;

    public Batches() {}

    Batches(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Moves moves,
            Approval approval,
            ApprovalReads reads,
            Event<BatchApproved> approved) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.moves = moves;
        this.approval = approval;
        this.reads = reads;
        this.approved = approved;
    }

    /**
     * Reports passed files upward as the agency's next numbered batch of the year: registrations to the centre, reissues and
     * cancellations to the ministry.
     *
     * @return the batch's number
     * @throws Rejected if any of the files cannot be reported, saying why; then none is
     */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public int report(Collection<UUID> files) {
        Actor actor = current.actor();
        Instant at = clock.instant();
        List<Long> ids = ids(files, actor);
        int year = LocalDate.ofInstant(at, ClockProducer.ZONE).getYear();
        int number = nextNumber("REPORT:" + actor.agencyId(), year);
        long batch = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.report_batch (public_id, agency_id, year, number, people, reported_at, actor_id, actor_name)
                        values (:publicId, :agency, :year, :number, :people, :at, :actor, :name) returning id
                        """)
                .bind("publicId", PublicId.next())
                .bind("agency", actor.agencyId())
                .bind("year", year)
                .bind("number", number)
                .bind("people", ids.size())
                .bind("at", at(at))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .mapTo(Long.class)
                .one());
        List<Long> toTheCentre = ofRoute(Route.FULL, ids);
        List<Long> toTheMinistry =
                ids.stream().filter(id -> !toTheCentre.contains(id)).toList();
        requireAll(moves.perform(Action.REPORT, toTheCentre, actor, at, Decision.NONE));
        requireAll(moves.perform(Action.FORWARD, toTheMinistry, actor, at, Decision.NONE));
        assign("report_batch_id", batch, ids);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into application.report_batch_entry (batch_id, application_id) select :batch, unnest(:ids)")
                .bind("batch", batch)
                .bind("ids", ids.toArray(Long[]::new))
                .execute());
        return number;
    }

    /** Puts files that await approval into the open batch, opening one if there is none. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void add(Collection<UUID> files) {
        long batch = openedBatch(current.actor());
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.application set approval_batch_id = :batch
                        where public_id = any(:files) and status = 'AWAITING_APPROVAL' and approval_batch_id is null
                        """)
                .bind("batch", batch)
                .bind("files", files.toArray(UUID[]::new))
                .execute());
    }

    /**
     * Puts everything that waits for a batch into the open one.
     *
     * @param agency only what came through the agency with this code; null for any
     * @param kind only of this kind; null for any
     * @return how many files came into it
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public int addAll(String agency, ApplicationKind kind) {
        long batch = openedBatch(current.actor());
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "update application.application a set approval_batch_id = :batch where " + ApprovalReads.WAITS)
                .bind("batch", batch)
                .bind("agency", reads.agency(agency))
                .bind("kind", kind == null ? null : kind.name())
                .execute());
    }

    /** The open batch, opened if there is none, and held: one that is being approved meanwhile is not it. */
    private long openedBatch(Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.approval_batch as b (public_id, status, opened_at, opened_by, opened_by_name)
                        values (:publicId, 'OPEN', :at, :actor, :name)
                        on conflict (status) where status = 'OPEN' do update set opened_at = b.opened_at returning b.id
                        """)
                .bind("publicId", PublicId.next())
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .mapTo(Long.class)
                .one());
    }

    /** Takes a file out of the open batch. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void remove(UUID file) {
        remove(List.of(file));
    }

    /** Takes files out of the open batch; one that is being approved meanwhile stays in it. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void remove(Collection<UUID> files) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.application a set approval_batch_id = null
                        from application.approval_batch b
                        where a.public_id = any(:files) and a.status <> 'APPROVED' and b.id = a.approval_batch_id
                          and b.status = 'OPEN'
                        """)
                .bind("files", files.toArray(UUID[]::new))
                .execute());
    }

    /**
     * Takes everything out of the open batch; one that is being approved meanwhile stays as it is.
     *
     * @return how many files were taken out
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public int removeAll() {
        return openBatch()
                .map(batch -> jdbi.withHandle(handle -> handle.createUpdate(
                                "update application.application set approval_batch_id = null where approval_batch_id = :batch")
                        .bind("batch", batch)
                        .execute()))
                .orElse(0);
    }

    /**
     * Refuses a single file at the ministry, with written reasons (R17); it leaves the batch it was in.
     *
     * @throws Rejected REASON_REQUIRED or REASON_TEXT_REQUIRED, or saying why the file did not move
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void reject(UUID file, List<ReasonGiven> reasons, String note) {
        Decision decision = Reviews.reasoned(reasons, false, note);
        Actor actor = current.actor();
        moves.performOne(Action.REJECT, ids(List.of(file), actor).get(0), actor, clock.instant(), decision);
        remove(file);
    }

    /** The open batch and what waits for one, each from its beginning. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public ApprovalPreview preview() {
        return preview(ApprovalPlace.FIRST);
    }

    /** The open batch in figures beside the last, and that page of its files and of those that wait. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public ApprovalPreview preview(ApprovalPlace place) {
        return reads.preview(current.actor(), place, LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE));
    }

    /**
     * Approves the batch. The same approval twice changes nothing more and answers the same.
     *
     * @return how many people were approved
     * @throws Rejected PROOF_NEEDED where the actor has to prove once more who it is; or if any file of it cannot be approved,
     *     saying why; then none is
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public int approve(UUID batch) {
        return approve(batch, null);
    }

    /**
     * The same, if the batch still holds exactly what the actor saw.
     *
     * @param seen the fingerprint of the preview that was looked at; null approves whatever the batch holds
     * @throws Rejected as above, or BATCH_CHANGED
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public int approve(UUID batch, String seen) {
        current.requireProof();
        Actor actor = current.actor();
        Instant at = clock.instant();
        BatchRow row = jdbi.withHandle(handle -> handle.createQuery(
                                "select id, status, people from application.approval_batch where public_id = :id for update")
                        .bind("id", batch)
                        .map((found, context) ->
                                new BatchRow(found.getLong("id"), found.getString("status"), found.getInt("people")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        if (row.status().equals("APPROVED")) {
            return row.people();
        }
        List<Approval.File> files = approval.files(row.id());
        if (files.isEmpty()) {
            throw new Rejected(Finding.of("BATCH_EMPTY", null));
        }
        if (seen != null
                && !seen.equals(ApprovalPreview.fingerprint(
                        files.stream().map(Approval.File::publicId).toList()))) {
            throw new Rejected(Finding.of("BATCH_CHANGED", null));
        }
        approval.requireEnterable(files, at);
        requireAll(moves.perform(
                Action.APPROVE, files.stream().map(Approval.File::id).toList(), actor, at, Decision.NONE));
        List<BatchApproved.Entry> entries = approval.enter(files, actor, at);
        close(row.id(), files.size(), actor, at);
        approved.fire(new BatchApproved(batch, at, entries));
        return files.size();
    }

    private void close(long batch, int count, Actor actor, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.approval_batch
                        set status = 'APPROVED', approved_at = :at, approved_by = :actor, approved_by_name = :name, people = :people
                        where id = :batch
                        """)
                .bind("at", at(at))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("people", count)
                .bind("batch", batch)
                .execute());
    }

    private Optional<Long> openBatch() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from application.approval_batch where status = 'OPEN' for update")
                .mapTo(Long.class)
                .findOne());
    }

    private int nextNumber(String name, int year) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.batch_counter as c (name, year, last_number) values (:name, :year, 1)
                        on conflict (name, year) do update set last_number = c.last_number + 1 returning last_number
                        """)
                .bind("name", name)
                .bind("year", year)
                .mapTo(Integer.class)
                .one());
    }

    private List<Long> ids(Collection<UUID> files, Actor actor) {
        List<Long> ids = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from application.application
                        where public_id = any(:files) and (:agency::bigint is null or agency_id = :agency) order by id
                        """)
                .bind("files", files.toArray(UUID[]::new))
                .bind("agency", actor.agencyId())
                .mapTo(Long.class)
                .list());
        if (ids.isEmpty() || ids.size() != files.size()) {
            throw new Rejected(Finding.of(ids.isEmpty() && files.isEmpty() ? "BATCH_EMPTY" : "NOT_FOUND", null));
        }
        return ids;
    }

    private List<Long> ofRoute(Route route, List<Long> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from application.application where id = any(:ids) and route = :route")
                .bind("ids", ids.toArray(Long[]::new))
                .bind("route", route.name())
                .mapTo(Long.class)
                .list());
    }

    private void assign(String column, long batch, List<Long> ids) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update application.application set " + column + " = :batch where id = any(:ids)")
                .bind("batch", batch)
                .bind("ids", ids.toArray(Long[]::new))
                .execute());
    }

    private static void requireAll(Outcome outcome) {
        if (!outcome.notMoved().isEmpty()) {
            throw new Rejected(outcome.notMoved().stream().map(Moves::finding).toList());
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ClockProducer.ZONE);
    }

    private record BatchRow(long id, String status, int people) {}
}
