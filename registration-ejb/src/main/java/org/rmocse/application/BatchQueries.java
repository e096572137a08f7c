package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.CertificatePreparation;
import org.rmocse.notification.Deliveries;
import org.rmocse.notification.NoticeType;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/** The read side of batches: what an agency reported and what the ministry approved. */
@Stateless
public class BatchQueries {

    /** Of one agency, or of all for whoever belongs to none. */
    private static final String REPORTED =
            """
            select id, public_id, agency_id, year, number, people, reported_at, actor_name from application.report_batch
            where (:agency::bigint is null or agency_id = :agency)
            """;

    private static final int AT_ONCE = 50;

    /** Of each batch what came to the centre, and what has become of that; a file reported again is the later batch's. */
    private static final String RECEIVED =
            """
            with chosen as (
                select b.* from application.report_batch b
                where (:id::uuid is null or b.public_id = :id::uuid)
                  and (:before::uuid is null or (b.reported_at, b.id) <
                       (select l.reported_at, l.id from application.report_batch l where l.public_id = :before::uuid))
                  and exists (select from application.report_batch_entry e
                       join application.application a on a.id = e.application_id
                       where e.batch_id = b.id and a.route = 'FULL')
                order by b.reported_at desc, b.id desc limit :limit
            ), entry as (
                select c.id, a.route = 'FULL' as here, case when a.report_batch_id <> c.id then 'AGAIN' else a.status end as status
                from chosen c join application.report_batch_entry e on e.batch_id = c.id
                join application.application a on a.id = e.application_id
            )
            select c.public_id, c.agency_id, c.year, c.number, c.reported_at, c.actor_name,
                count(*) filter (where e.here) as people,
                count(*) filter (where not e.here) as to_the_ministry,
                count(*) filter (where e.here and e.status in ('AWAITING_APPROVAL', 'APPROVED')) as passed,
                count(*) filter (where e.here and e.status = 'REFUSED') as refused,
                count(*) filter (where e.here and e.status in ('WITHDRAWN', 'LAPSED')) as ended,
                count(*) filter (where e.here
                    and e.status in ('AGAIN', 'SUBMITTED', 'RETURNED', 'UNDER_INITIAL_REVIEW', 'INITIAL_PASSED')) as sent_back
            from chosen c join entry e on e.id = c.id
            group by c.id, c.public_id, c.agency_id, c.year, c.number, c.reported_at, c.actor_name
            order by c.reported_at desc, c.id desc
            """;

    private static final String APPROVED =
            """
            select public_id, approved_at, approved_by_name, people from application.approval_batch
            where status = 'APPROVED'
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    @Inject
    private Agencies agencies;

    @Inject
    private People people;

    @Inject
    private Deliveries deliveries;

    @Inject
    private CertificatePreparation preparation;

    public BatchQueries() {}

    BatchQueries(
            Jdbi jdbi,
            CurrentActor current,
            Agencies agencies,
            People people,
            Deliveries deliveries,
            CertificatePreparation preparation) {
        this.jdbi = jdbi;
        this.current = current;
        this.agencies = agencies;
        this.people = people;
        this.deliveries = deliveries;
        this.preparation = preparation;
    }

    /** The batches the actor's agency reported, the latest first. */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public List<ReportedBatch> reported() {
        Map<Long, String> names = agencies.names();
        return jdbi.withHandle(handle -> handle.createQuery(REPORTED + "order by year desc, number desc")
                .bind("agency", current.actor().agencyId())
                .map((row, context) -> batch(row, names))
                .list());
    }

    /**
     * The summary sheet of a batch (汇总表): an agency's of its own, the centre's of any.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER})
    public SummarySheet summary(UUID publicId) {
        Map<Long, String> names = agencies.names();
        record Found(long id, ReportedBatch batch) {}
        Found found = jdbi.withHandle(handle -> handle.createQuery(REPORTED + "and public_id = :id")
                        .bind("agency", current.actor().agencyId())
                        .bind("id", publicId)
                        .map((row, context) -> new Found(row.getLong("id"), batch(row, names)))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        return new SummarySheet(found.batch(), lines(found.id()));
    }

    private List<SummarySheet.Line> lines(long batch) {
        record Filed(long personId, SummarySheet.Line line) {}
        List<Filed> filed = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.person_id, a.receipt_number, a.person_name, a.kind, a.category, a.employer_name, a.status
                        from application.report_batch_entry e join application.application a on a.id = e.application_id
                        where e.batch_id = :batch order by a.id
                        """)
                .bind("batch", batch)
                .map((row, context) -> new Filed(
                        row.getLong("person_id"),
                        new SummarySheet.Line(
                                row.getString("receipt_number"),
                                row.getString("person_name"),
                                null,
                                ApplicationKind.valueOf(row.getString("kind")),
                                category(row),
                                row.getString("employer_name"),
                                Status.valueOf(row.getString("status")))))
                .list());
        Map<Long, Person> applicants =
                people.all(filed.stream().map(Filed::personId).toList());
        return filed.stream()
                .map(one -> one.line().of(applicants.get(one.personId())))
                .toList();
    }

    /**
     * The batches in which files came to the centre, the latest first, at most {@value #AT_ONCE}.
     *
     * @param before those reported before this one; null for the latest
     */
    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public ReceivedBatches received(UUID before) {
        List<ReceivedBatch> found = received(null, before, AT_ONCE + 1);
        if (found.size() <= AT_ONCE) {
            return new ReceivedBatches(found, null);
        }
        List<ReceivedBatch> shown = found.subList(0, AT_ONCE);
        return new ReceivedBatches(shown, shown.get(AT_ONCE - 1).publicId());
    }

    /**
     * One of the batches in which files came to the centre.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public ReceivedBatch receivedBatch(UUID publicId) {
        return received(publicId, null, 1).stream()
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** The files that came to the centre in a batch, as they stand now; none where there is no such batch. */
    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public List<ReceivedFile> receivedFiles(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.public_id, a.receipt_number, a.person_name, a.employer_name, a.kind, a.category, a.status,
                               a.due_on, a.due_provisional, a.report_batch_id <> b.id as again
                        from application.report_batch b join application.report_batch_entry e on e.batch_id = b.id
                        join application.application a on a.id = e.application_id
                        where b.public_id = :id and a.route = 'FULL' order by a.id
                        """)
                .bind("id", publicId)
                .map((row, context) -> new ReceivedFile(
                        row.getObject("public_id", UUID.class),
                        row.getString("receipt_number"),
                        row.getString("person_name"),
                        row.getString("employer_name"),
                        ApplicationKind.valueOf(row.getString("kind")),
                        category(row),
                        Status.valueOf(row.getString("status")),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("due_provisional"),
                        row.getBoolean("again")))
                .list());
    }

    private List<ReceivedBatch> received(UUID one, UUID before, int limit) {
        Map<Long, String> names = agencies.names();
        return jdbi.withHandle(handle -> handle.createQuery(RECEIVED)
                .bind("id", one)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new ReceivedBatch(
                        row.getObject("public_id", UUID.class),
                        names.get(row.getLong("agency_id")),
                        row.getInt("year"),
                        row.getInt("number"),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getInt("people"),
                        row.getInt("to_the_ministry"),
                        row.getInt("passed"),
                        row.getInt("refused"),
                        row.getInt("sent_back"),
                        row.getInt("ended")))
                .list());
    }

    /** The batches the ministry approved, the latest first. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public List<ApprovedBatch> approved() {
        return jdbi.withHandle(handle -> handle.createQuery(APPROVED + "order by approved_at desc")
                .map((row, context) -> approved(row))
                .list());
    }

    /**
     * What follows the approval of a batch: its mails and its prints.
     *
     * @throws Rejected NOT_FOUND, also for a batch that is still open
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public BatchProgress progress(UUID publicId) {
        ApprovedBatch batch = jdbi.withHandle(handle -> handle.createQuery(APPROVED + "and public_id = :id")
                        .bind("id", publicId)
                        .map((row, context) -> approved(row))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        List<UUID> files = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.public_id from application.application a
                        join application.approval_batch b on b.id = a.approval_batch_id where b.public_id = :id
                        """)
                .bind("id", publicId)
                .mapTo(UUID.class)
                .list());
        return new BatchProgress(
                batch, deliveries.counts(NoticeType.APPLICATION_APPROVED, files), preparation.of(files));
    }

    private static ApprovedBatch approved(ResultSet row) throws SQLException {
        return new ApprovedBatch(
                row.getObject("public_id", UUID.class),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                row.getString("approved_by_name"),
                row.getInt("people"));
    }

    private static ReportedBatch batch(ResultSet row, Map<Long, String> names) throws SQLException {
        return new ReportedBatch(
                row.getObject("public_id", UUID.class),
                names.get(row.getLong("agency_id")),
                row.getInt("year"),
                row.getInt("number"),
                row.getInt("people"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"));
    }

    private static PracticeCategory category(ResultSet row) throws SQLException {
        String category = row.getString("category");
        return category == null ? null : PracticeCategory.valueOf(category);
    }
}
