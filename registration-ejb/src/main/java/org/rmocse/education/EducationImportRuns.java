package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;

/**
 * The steps of an import, each a transaction of its own. A chunk moves the last line of its import together with its rows, so that
 * one that was done is never done again; it asks for the lease first, so that of two workers only one gets on.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class EducationImportRuns {

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private People people;
    private AuditTrail audit;

    protected EducationImportRuns() {}

    @Inject
    public EducationImportRuns(Jdbi jdbi, Clock clock, Policy policy, People people, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.people = people;
        this.audit = audit;
    }

    /** Takes the import that has waited longest and nobody works on; empty where there is none. */
    Optional<TakenImport> take() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID lease = PublicId.next();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with due as (
                            select id from education.import
                            where status = 'RUNNING' and (leased_until is null or leased_until < :now)
                            order by attempts, id limit 1 for update skip locked
                        ), taken as (
                            update education.import i set lease = :lease, leased_until = :until, attempts = i.attempts + 1
                            from due where i.id = due.id
                            returning i.*
                        )
                        select t.id as import_id, t.public_id as import_public_id, t.file_name, t.file_bytes, t.attempts, t.last_line, b.name,
                            c.id, c.public_id, c.title, c.mode, c.hours, c.from_date, c.to_date, c.archived_at is not null as archived
                        from taken t
                        left join education.training_body b on b.id = t.body_id
                        left join education.course c on c.id = t.course_id
                        """)
                .bind("now", now)
                .bind("lease", lease)
                .bind("until", now.plusSeconds(leaseSeconds()))
                .map((row, context) -> new TakenImport(
                        row.getLong("import_id"),
                        row.getObject("import_public_id", UUID.class),
                        lease,
                        row.getString("file_name"),
                        row.getLong("file_bytes"),
                        row.getInt("attempts"),
                        row.getInt("last_line"),
                        row.getString("name"),
                        row.getObject("id", Long.class) == null ? null : Courses.course(row)))
                .findOne());
    }

    /**
     * Keeps some rows, up to a line of the sheet.
     *
     * @param errors of rows among them that could not be read
     * @param unread how many those are
     * @param lastLine up to which all of the sheet is done then
     * @return false where the import is not this worker's any more: another took it up, or it was taken back
     */
    boolean keep(TakenImport taken, List<EducationLine> rows, List<RowError> errors, int unread, int lastLine) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> {
            boolean ours = handle.createUpdate(
                                    """
                                    update education.import set last_line = :line, leased_until = :until, attempts = 0
                                    where id = :id and lease = :lease and status = 'RUNNING'
                                    """)
                            .bind("line", lastLine)
                            .bind("until", now.plusSeconds(leaseSeconds()))
                            .bind("id", taken.id())
                            .bind("lease", taken.lease())
                            .execute()
                    == 1;
            if (ours) {
                // the database remembers a small table from before the import and would read the whole of it for every
                // chunk
                handle.execute("set local enable_seqscan = off");
                // two imports of the same courses at once would each find the other's rows missing
                handle.execute("select pg_advisory_xact_lock(hashtext('education.import'))");
                count(handle, taken, new EducationChunk(handle, people, taken.id()).keep(rows), errors, unread);
            }
            return ours;
        });
    }

    private void count(Handle handle, TakenImport taken, KeptEducation kept, List<RowError> errors, int unread) {
        handle.createUpdate(
                        """
                        update education.import set added = added + :added, unchanged = unchanged + :unchanged,
                            refused = refused + :refused, overlapping = overlapping + :overlapping
                        where id = :id
                        """)
                .bind("added", kept.added())
                .bind("unchanged", kept.unchanged())
                .bind("refused", kept.refused() + unread)
                .bind("overlapping", kept.overlaps().size())
                .bind("id", taken.id())
                .execute();
        List<RowError> all = new ArrayList<>(errors);
        all.addAll(kept.errors());
        all.sort(Comparator.comparingInt(RowError::line));
        tell(handle, taken.id(), "ERROR", all);
        tell(handle, taken.id(), "OVERLAP", kept.overlaps());
    }

    private void tell(Handle handle, long importId, String kind, List<RowError> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into education.import_remark (import_id, kind, position, line, heading, code, value)
                        select :import, :kind, told.before + r.position, r.line, r.heading, r.code, r.value
                        from unnest(:positions, :lines, :headings, :codes, :values) as r(position, line, heading, code, value),
                             (select coalesce(max(position), 0) as before from education.import_remark
                              where import_id = :import and kind = :kind) as told
                        where told.before + r.position <= :most
                        """)
                .bind("import", importId)
                .bind("kind", kind)
                .bind("most", today().integer("education_import.max_remarks"))
                .bind(
                        "positions",
                        IntStream.rangeClosed(1, remarks.size()).boxed().toArray(Integer[]::new))
                .bind("lines", remarks.stream().map(RowError::line).toArray(Integer[]::new))
                .bind("headings", remarks.stream().map(RowError::column).toArray(String[]::new))
                .bind("codes", remarks.stream().map(RowError::code).toArray(String[]::new))
                .bind("values", remarks.stream().map(RowError::value).toArray(String[]::new))
                .execute();
    }

    /** Ends an import whose last row was kept, writes the trail, and drops the file. */
    void end(TakenImport taken) {
        close(taken, EducationImport.Status.DONE);
    }

    /** Gives an import up that failed again and again; what was kept of it stands. */
    void breakOff(TakenImport taken) {
        close(taken, EducationImport.Status.BROKEN_OFF);
    }

    /** Whether so many have begun since it last got on that nobody need begin again; a server it kills tells of no failure. */
    boolean isHopeless(TakenImport taken) {
        return taken.attempts() > today().integer("education_import.max_attempts");
    }

    private void close(TakenImport taken, EducationImport.Status status) {
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        update education.import set status = :status, finished_at = :now, lease = null, leased_until = null
                        where id = :id and lease = :lease and status = 'RUNNING'
                        returning public_id, actor_id, actor_name, added, refused
                        """)
                .bind("status", status.name())
                .bind("now", OffsetDateTime.now(clock))
                .bind("id", taken.id())
                .bind("lease", taken.lease())
                .map((row, context) -> {
                    audit.record(
                            new Actor(row.getLong("actor_id"), null, row.getString("actor_name"), Set.of(), null, null),
                            "education.imported",
                            "import",
                            row.getObject("public_id", UUID.class),
                            Map.of(
                                    "status", status.name(),
                                    "added", row.getString("added"),
                                    "refused", row.getString("refused")));
                    return handle.execute("delete from education.import_piece where import_id = ?", taken.id());
                })
                .list());
    }

    private int leaseSeconds() {
        return today().integer("education_import.lease_seconds");
    }

    private PolicyParameters today() {
        return policy.at(LocalDate.now(clock));
    }
}
