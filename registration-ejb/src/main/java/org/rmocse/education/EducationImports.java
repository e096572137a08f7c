package org.rmocse.education;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Sheet;
import org.rmocse.applicant.SheetFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/**
 * Imports of continuing education as training bodies report it. Good rows are kept, bad ones named; a file twice changes
 * nothing; what overlaps is kept and told; and an import can be taken back as a whole.
 */
@Stateless
public class EducationImports {

    private static final int RECENT = 20;
    private static final String COLUMNS =
            """
            public_id, file_name, imported_at, actor_name, added, unchanged, refused, overlapping, rolled_back_at,
            rolled_back_by_name
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private AuditTrail audit;

    public EducationImports() {}

    EducationImports(Jdbi jdbi, Clock clock, Policy policy, CurrentActor current, People people, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Takes a sheet of courses, each with the person's name and identity number.
     *
     * @throws Rejected FILE_EMPTY, FILE_TOO_LARGE, SHEET_UNREADABLE, SHEET_EMPTY, SHEET_TOO_LONG or COLUMN_MISSING; nothing is
     *     kept then
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public EducationImport importFile(Upload upload) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters limits = policy.at(today);
        Sheet sheet = Sheet.of(
                SheetFile.of(upload).within(limits.integer("import.max_bytes")),
                EducationColumn.ALL,
                limits.integer("import.max_rows"),
                limits);
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> {
            oneAtATime(handle);
            UUID publicId = PublicId.next();
            long id = open(handle, publicId, actor, upload.fileName());
            ImportedEducation rows =
                    new ImportedEducation(handle, people, id, today, limits.integer("import.max_errors"));
            sheet.read(rows::take);
            rows.keep();
            close(handle, id, rows);
            audit.record(
                    actor,
                    "education.imported",
                    "import",
                    publicId,
                    Map.of("added", String.valueOf(rows.added()), "refused", String.valueOf(rows.refused())));
            return find(handle, publicId, rows.errors(), rows.overlaps());
        });
    }

    /**
     * Takes an import back: every record it added is gone, as if it had never been; a later import of the same file adds them
     * again. Which it was and who took it back stays on record.
     *
     * @throws Rejected NOT_FOUND, or ALREADY_ROLLED_BACK
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public EducationImport rollBack(UUID publicId) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> {
            oneAtATime(handle);
            EducationImport found = find(handle, publicId, List.of(), List.of());
            if (found.rolledBackAt() != null) {
                throw new Rejected(Finding.of("ALREADY_ROLLED_BACK", null));
            }
            handle.execute(
                    "delete from education.record r using education.import i where i.id = r.import_id and i.public_id = ?",
                    publicId);
            handle.createUpdate(
                            """
                            update education.import
                            set rolled_back_at = :at, rolled_back_by = :actor, rolled_back_by_name = :name where public_id = :id
                            """)
                    .bind("at", OffsetDateTime.now(clock))
                    .bind("actor", actor.accountId())
                    .bind("name", actor.name())
                    .bind("id", publicId)
                    .execute();
            audit.record(
                    actor,
                    "education.rolled_back",
                    "import",
                    publicId,
                    Map.of("removed", String.valueOf(found.added())));
            return find(handle, publicId, List.of(), List.of());
        });
    }

    /** The last imports, the latest first, without their errors. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<EducationImport> recent() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from education.import order by id desc limit :limit")
                .bind("limit", RECENT)
                .map((row, context) -> read(row, List.of(), List.of()))
                .list());
    }

    private static void oneAtATime(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(hashtext('education.import'))");
    }

    private static EducationImport find(Handle handle, UUID publicId, List<RowError> errors, List<RowError> overlaps) {
        return handle.createQuery("select " + COLUMNS + " from education.import where public_id = :id")
                .bind("id", publicId)
                .map((row, context) -> read(row, errors, overlaps))
                .findOne()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private static EducationImport read(ResultSet row, List<RowError> errors, List<RowError> overlaps)
            throws SQLException {
        OffsetDateTime rolledBackAt = row.getObject("rolled_back_at", OffsetDateTime.class);
        return new EducationImport(
                row.getObject("public_id", UUID.class),
                row.getString("file_name"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"),
                row.getInt("added"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                row.getInt("overlapping"),
                rolledBackAt == null ? null : rolledBackAt.toInstant(),
                row.getString("rolled_back_by_name"),
                errors,
                overlaps);
    }

    private long open(Handle handle, UUID publicId, Actor actor, String fileName) {
        return handle.createQuery(
                        """
                        insert into education.import (public_id, file_name, imported_at, actor_id, actor_name)
                        values (:publicId, :file, :at, :actor, :name) returning id
                        """)
                .bind("publicId", publicId)
                .bind("file", fileName == null ? "" : fileName)
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .mapTo(Long.class)
                .one();
    }

    private static void close(Handle handle, long id, ImportedEducation rows) {
        handle.createUpdate(
                        """
                        update education.import
                        set added = :added, unchanged = :unchanged, refused = :refused, overlapping = :overlapping where id = :id
                        """)
                .bind("added", rows.added())
                .bind("unchanged", rows.unchanged())
                .bind("refused", rows.refused())
                .bind("overlapping", rows.overlapping())
                .bind("id", id)
                .execute();
    }
}
