package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.audit.AuditTrail;
import org.rmocse.employer.ImportedEmployers;
import org.rmocse.shared.Actor;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.RoleNames;

/**
 * The steps of one import, each a transaction of its own: a million rows in one would hold the register for minutes, and what is
 * taken is taken, since the same file sent again changes nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RegisterImportSteps {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private FieldEncryption encryption;

    @Inject
    private ImportedEmployers employers;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private AuditTrail audit;

    public RegisterImportSteps() {}

    RegisterImportSteps(
            Jdbi jdbi,
            Clock clock,
            FieldEncryption encryption,
            ImportedEmployers employers,
            AccountDirectory accounts,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.encryption = encryption;
        this.employers = employers;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Begins an import: from now on it is among the recent ones. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public UUID begin(Actor actor, String fileName) {
        UUID publicId = PublicId.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into certificate.register_import (public_id, file_name, imported_at, seen_at, actor_id, actor_name,
                            status)
                        values (:publicId, :file, :at, :at, :actor, :name, 'RUNNING')
                        """)
                .bind("publicId", publicId)
                .bind("file", fileName == null ? "" : fileName)
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .execute());
        return publicId;
    }

    /**
     * Keeps some rows of it.
     *
     * @return what became of them; the errors are told to {@link #count} with those of rows that could not be read
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public KeptRows keep(UUID publicId, List<RegisterRow> rows) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> {
            long id = handle.createQuery("select id from certificate.register_import where public_id = :id")
                    .bind("id", publicId)
                    .mapTo(Long.class)
                    .one();
            ImportedRegistrations registrations = new ImportedRegistrations(handle, encryption, id, rows);
            KeptRows kept = registrations.keep(now);
            employers.add(registrations.written().stream()
                    .map(RegisterRow::entry)
                    .map(entry ->
                            new ImportedEmployers.Seen(entry.employerCode(), entry.employerName(), entry.validFrom()))
                    .toList());
            List<RegisterRow> entered = registrations.entered();
            accounts.addRegistrationNumbers(
                    entered.stream().map(registrations::person).toList(),
                    entered.stream().map(row -> row.entry().number()).toList());
            count(handle, publicId, kept);
            return kept;
        });
    }

    private void count(Handle handle, UUID publicId, KeptRows kept) {
        handle.createUpdate(
                        """
                        update certificate.register_import
                        set added = added + :added, changed = changed + :changed, unchanged = unchanged + :unchanged, seen_at = :now
                        where public_id = :id
                        """)
                .bind("added", kept.added())
                .bind("changed", kept.changed())
                .bind("unchanged", kept.unchanged())
                .bind("now", OffsetDateTime.now(clock))
                .bind("id", publicId)
                .execute();
    }

    /**
     * Tells errors of it.
     *
     * @param told how many errors were told before
     * @param refused rows that were refused, those left out of the errors among them
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void tell(UUID publicId, int told, List<RowError> errors, int refused) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            update certificate.register_import set refused = refused + :refused, seen_at = :now
                            where public_id = :id
                            """)
                    .bind("refused", refused)
                    .bind("now", OffsetDateTime.now(clock))
                    .bind("id", publicId)
                    .execute();
            handle.createUpdate(
                            """
                            insert into certificate.register_import_error (import_id, position, line, heading, code, value)
                            select i.id, e.position, e.line, e.heading, e.code, e.value
                            from certificate.register_import i,
                                 unnest(:positions, :lines, :headings, :codes, :values)
                                 as e(position, line, heading, code, value)
                            where i.public_id = :id
                            """)
                    .bind(
                            "positions",
                            IntStream.range(told, told + errors.size()).boxed().toArray(Integer[]::new))
                    .bind("lines", errors.stream().map(RowError::line).toArray(Integer[]::new))
                    .bind("headings", errors.stream().map(RowError::column).toArray(String[]::new))
                    .bind("codes", errors.stream().map(RowError::code).toArray(String[]::new))
                    .bind("values", errors.stream().map(RowError::value).toArray(String[]::new))
                    .bind("id", publicId)
                    .execute();
        });
    }

    /** Ends it, and writes the trail. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void end(Actor actor, UUID publicId, RegisterImport.Status status) {
        String counts = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update certificate.register_import set status = :status, finished_at = :now, seen_at = :now
                        where public_id = :id returning concat_ws(' ', added, changed, unchanged, refused)
                        """)
                .bind("status", status.name())
                .bind("now", OffsetDateTime.now(clock))
                .bind("id", publicId)
                .mapTo(String.class)
                .one());
        audit.record(
                actor,
                "register.imported",
                "import",
                publicId,
                Map.of("status", status.name(), "addedChangedUnchangedRefused", counts));
    }
}
