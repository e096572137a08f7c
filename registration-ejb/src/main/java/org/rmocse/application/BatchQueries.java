package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String REPORTED =
            """
            select id, public_id, agency_id, year, number, people, reported_at, actor_name from application.report_batch
            where agency_id = :agency
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
     * The summary sheet of a batch of the actor's agency (汇总表).
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
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
                        select person_id, receipt_number, person_name, kind, category, employer_name, status
                        from application.application where report_batch_id = :batch order by id
                        """)
                .bind("batch", batch)
                .map((row, context) -> new Filed(
                        row.getLong("person_id"),
                        new SummarySheet.Line(
                                row.getString("receipt_number"),
                                row.getString("person_name"),
                                null,
                                ApplicationKind.valueOf(row.getString("kind")),
                                PracticeCategory.valueOf(row.getString("category")),
                                row.getString("employer_name"),
                                Status.valueOf(row.getString("status")))))
                .list());
        Map<Long, Person> applicants =
                people.all(filed.stream().map(Filed::personId).toList());
        return filed.stream()
                .map(one -> one.line().of(applicants.get(one.personId())))
                .toList();
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
}
