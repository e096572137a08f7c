package org.rmocse.applicant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/** Imports of examination results: who is qualified for what. Good rows are kept, bad ones named; a file twice changes nothing. */
@Stateless
public class QualificationImports {

    private static final int RECENT = 20;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private FieldEncryption encryption;

    @Inject
    private AuditTrail audit;

    public QualificationImports() {}

    QualificationImports(Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
        this.audit = audit;
    }

    /**
     * Takes a sheet of results.
     *
     * @param actor who imports
     * @throws Rejected FILE_EMPTY, FILE_TOO_LARGE, SHEET_UNREADABLE, SHEET_EMPTY, SHEET_TOO_LONG or COLUMN_MISSING; nothing is
     *     kept then
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public ImportReport importFile(Actor actor, Upload upload) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters limits = policy.at(today);
        Sheet sheet = QualificationSheet.of(SheetFile.of(upload).within(limits.integer("import.max_bytes")), limits);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> {
            long id = open(handle, actor, upload.fileName(), now);
            ImportedRows rows = new ImportedRows(handle, encryption, id, now, limits.integer("import.max_errors"));
            sheet.read((line, values) -> rows.take(line, values, today));
            ImportReport report = rows.report(upload.fileName(), actor.name());
            close(handle, id, report);
            audit.record(
                    actor,
                    "qualification.imported",
                    "import",
                    null,
                    Map.of("added", String.valueOf(report.added()), "changed", String.valueOf(report.changed())));
            return report;
        });
    }

    /** The last imports, without their errors. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<ImportReport> recent() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select file_name, imported_at, actor_name, added, changed, unchanged, refused
                        from applicant.qualification_import order by id desc limit :limit
                        """)
                .bind("limit", RECENT)
                .map((row, context) -> new ImportReport(
                        row.getString("file_name"),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("refused"),
                        List.of()))
                .list());
    }

    private static long open(Handle handle, Actor actor, String fileName, OffsetDateTime now) {
        return handle.createQuery(
                        """
                        insert into applicant.qualification_import (public_id, file_name, imported_at, actor_id, actor_name, added,
                            changed, unchanged, refused)
                        values (:publicId, :file, :at, :actor, :name, 0, 0, 0, 0) returning id
                        """)
                .bind("publicId", PublicId.next())
                .bind("file", fileName == null ? "" : fileName)
                .bind("at", now)
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .mapTo(Long.class)
                .one();
    }

    private static void close(Handle handle, long id, ImportReport report) {
        handle.createUpdate(
                        """
                        update applicant.qualification_import
                        set added = :added, changed = :changed, unchanged = :unchanged, refused = :refused where id = :id
                        """)
                .bind("added", report.added())
                .bind("changed", report.changed())
                .bind("unchanged", report.unchanged())
                .bind("refused", report.refused())
                .bind("id", id)
                .execute();
    }
}
