package org.rmocse.applicant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Sealed;
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
     * @throws Rejected FILE_EMPTY, FILE_TOO_LARGE, SHEET_UNREADABLE, SHEET_TOO_LONG or COLUMN_MISSING; nothing is kept then
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public ImportReport importFile(Actor actor, Upload upload) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters limits = policy.at(today);
        if (upload.content() == null || upload.content().length == 0) {
            throw new Rejected(Finding.of("FILE_EMPTY", "file"));
        }
        if (upload.content().length > limits.integer("import.max_bytes")) {
            throw new Rejected(Finding.of("FILE_TOO_LARGE", "file")
                    .having(upload.content().length, limits.integer("import.max_bytes")));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> {
            long id = open(handle, actor, upload.fileName(), now);
            Run run = new Run(handle, id, now);
            QualificationSheet.read(upload.content(), limits.integer("import.max_rows"), (line, values) -> {
                QualificationRow.read(line, values, today, run.errors).ifPresentOrElse(run::keep, () -> run.refused++);
            });
            handle.createUpdate(
                            """
                            update applicant.qualification_import
                            set added = :added, changed = :changed, unchanged = :unchanged, refused = :refused where id = :id
                            """)
                    .bind("added", run.added)
                    .bind("changed", run.changed)
                    .bind("unchanged", run.unchanged)
                    .bind("refused", run.refused)
                    .bind("id", id)
                    .execute();
            audit.record(
                    actor,
                    "qualification.imported",
                    "import",
                    null,
                    Map.of("added", String.valueOf(run.added), "changed", String.valueOf(run.changed)));
            List<RowError> errors = run.errors.size() > limits.integer("import.max_errors")
                    ? run.errors.subList(0, limits.integer("import.max_errors"))
                    : run.errors;
            return new ImportReport(
                    upload.fileName(),
                    now.toInstant(),
                    actor.name(),
                    run.added,
                    run.changed,
                    run.unchanged,
                    run.refused,
                    List.copyOf(errors));
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

    /** One import under way. */
    private final class Run {

        private final Handle handle;
        private final long importId;
        private final OffsetDateTime now;
        private final List<RowError> errors = new ArrayList<>();
        private final Set<String> certificates = new HashSet<>();
        private int added;
        private int changed;
        private int unchanged;
        private int refused;

        private Run(Handle handle, long importId, OffsetDateTime now) {
            this.handle = handle;
            this.importId = importId;
            this.now = now;
        }

        private void keep(QualificationRow row) {
            if (!certificates.add(row.certificate())) {
                refuse(row, QualificationSheet.CERTIFICATE, "ROW_TWICE", row.certificate());
                return;
            }
            BlindIndex index = encryption.index(row.idNumber().value(), People.PURPOSE);
            record Known(long id, String name) {}
            Known person = handle.createQuery(
                            """
                            select p.id, p.name from applicant.person p join applicant.id_number n on n.person_id = p.id
                            where n.index_version = :version and n.blind_index = :index
                            """)
                    .bind("version", index.keyVersion())
                    .bind("index", index.bytes())
                    .map((found, context) -> new Known(found.getLong("id"), found.getString("name")))
                    .findOne()
                    .orElse(null);
            if (person != null && !person.name().equals(row.name())) {
                refuse(row, QualificationSheet.NAME, "NAME_DIFFERS", row.name());
                return;
            }
            long personId = person == null ? addPerson(row, index) : person.id();
            if (person != null) {
                handle.createUpdate(
                                """
                                update applicant.person set email = coalesce(email, :email), mobile = coalesce(mobile, :mobile)
                                where id = :id and (email is null or mobile is null)
                                """)
                        .bind("email", row.email())
                        .bind("mobile", row.mobile())
                        .bind("id", personId)
                        .execute();
            }
            keepQualification(row, personId);
        }

        private void keepQualification(QualificationRow row, long personId) {
            record Outcome(boolean inserted, boolean own) {}
            List<Outcome> outcome = handle.createQuery(
                            """
                            insert into applicant.qualification as q (public_id, person_id, certificate_number, management_number,
                                issued_on, category, extra_categories, import_id)
                            values (:publicId, :person, :certificate, :management, :issuedOn, :category, :extra, :import)
                            on conflict (certificate_number) do update
                            set management_number = excluded.management_number, issued_on = excluded.issued_on,
                                category = excluded.category, extra_categories = excluded.extra_categories,
                                import_id = excluded.import_id
                            where q.person_id = excluded.person_id
                              and (q.management_number, q.issued_on, q.category, q.extra_categories)
                                  is distinct from (excluded.management_number, excluded.issued_on, excluded.category,
                                                    excluded.extra_categories)
                            returning xmax = 0 as inserted, true as own
                            """)
                    .bind("publicId", PublicId.next())
                    .bind("person", personId)
                    .bind("certificate", row.certificate())
                    .bind("management", row.management())
                    .bind("issuedOn", row.issuedOn())
                    .bind(
                            "category",
                            row.category() == null ? null : row.category().name())
                    .bind("extra", row.extra().stream().map(Enum::name).toArray(String[]::new))
                    .bind("import", importId)
                    .map((found, context) -> new Outcome(found.getBoolean("inserted"), found.getBoolean("own")))
                    .list();
            if (outcome.isEmpty()) {
                long holder = handle.createQuery(
                                "select person_id from applicant.qualification where certificate_number = :certificate")
                        .bind("certificate", row.certificate())
                        .mapTo(Long.class)
                        .one();
                if (holder == personId) {
                    unchanged++;
                } else {
                    refuse(row, QualificationSheet.CERTIFICATE, "CERTIFICATE_OF_ANOTHER", row.certificate());
                }
            } else if (outcome.get(0).inserted()) {
                added++;
            } else {
                changed++;
            }
        }

        private long addPerson(QualificationRow row, BlindIndex index) {
            UUID publicId = PublicId.next();
            Sealed sealed = encryption.seal(row.idNumber().value(), People.PLACE + publicId);
            return handle.createQuery(
                            """
                            with born as (
                                insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, mobile,
                                    created_at)
                                values (nextval('applicant.person_seq'), :publicId, :name, :sex, :birth, :masked, :email, :mobile, :at)
                                returning id
                            )
                            insert into applicant.id_number (person_id, sealed, key_version, blind_index, index_version, current, since)
                            select id, :sealed, :keyVersion, :index, :indexVersion, true, :at from born returning person_id
                            """)
                    .bind("publicId", publicId)
                    .bind("name", row.name())
                    .bind("sex", row.idNumber().sex())
                    .bind("birth", row.idNumber().birthDate())
                    .bind("masked", row.idNumber().masked())
                    .bind("email", row.email())
                    .bind("mobile", row.mobile())
                    .bind("at", now)
                    .bind("sealed", sealed.bytes())
                    .bind("keyVersion", sealed.keyVersion())
                    .bind("index", index.bytes())
                    .bind("indexVersion", index.keyVersion())
                    .mapTo(Long.class)
                    .one();
        }

        private void refuse(QualificationRow row, String column, String code, String value) {
            errors.add(new RowError(row.line(), column, code, value));
            refused++;
        }
    }
}
