package org.rmocse.education;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.Sheet;
import org.rmocse.applicant.SheetFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Imports of continuing education: a training body sends its own, an administrator anybody's. A file is looked through and kept;
 * its rows follow in the background ({@link EducationImportWork}). Good rows are kept, bad ones named; a file twice changes nothing;
 * what overlaps is kept and told; and an import can be taken back as a whole.
 */
@Stateless
public class EducationImports {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private TrainingBodyReads bodies;

    @Inject
    private ImportFiles files;

    @Inject
    private SentOnce once;

    @Inject
    private EducationImportLog log;

    @Inject
    private AuditTrail audit;

    @Inject
    private Event<ImportSent> sent;

    public EducationImports() {}

    EducationImports(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            CurrentActor current,
            TrainingBodyReads bodies,
            ImportFiles files,
            SentOnce once,
            EducationImportLog log,
            AuditTrail audit,
            Event<ImportSent> sent) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.bodies = bodies;
        this.files = files;
        this.once = once;
        this.log = log;
        this.audit = audit;
        this.sent = sent;
    }

    /**
     * Takes a sheet of courses, each with the person's name and identity number. Of a training body's sheet the provider is that
     * body, whatever the sheet says.
     *
     * @param course all its rows are of; null where each row says what it was
     * @return the import, whose rows are taken from now on
     * @throws Rejected TRAINING_BODY_CLOSED, COURSE_UNKNOWN, FILE_EMPTY, FILE_TOO_LARGE, SHEET_UNREADABLE, SHEET_EMPTY,
     *     SHEET_TOO_LONG or COLUMN_MISSING; nothing is kept then
     */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public UUID send(SheetFile file, UUID course) {
        Actor actor = current.actor();
        return sent(actor, bodies.reporting(actor), file, course, null).orElseThrow();
    }

    /**
     * The same from a training body's own system, which may ask again where it has heard no answer: the same key with the same
     * content is the same import, whatever has become of it.
     *
     * @param key which the caller makes up for each file
     * @throws Rejected as {@link #send}; IDEMPOTENCY_KEY_INVALID, or IDEMPOTENCY_KEY_USED where it stood for other content
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public UUID sendOnce(SheetFile file, UUID course, String key) {
        Actor actor = current.actor();
        TrainingBody body = bodies.reporting(actor).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        SheetFile fitting = file.within(policy.at(LocalDate.now(clock)).integer("education_api.max_bytes"));
        SentOnce.Sending sending = once.sending(key, fitting, course);
        // of two at once the second finds the first, since its insert waited for it
        return once.before(body.id(), sending)
                .or(() -> sent(actor, Optional.of(body), fitting, course, sending))
                .or(() -> once.before(body.id(), sending))
                .orElseThrow();
    }

    /** Empty where the same was sent meanwhile. */
    private Optional<UUID> sent(
            Actor actor, Optional<TrainingBody> body, SheetFile file, UUID course, SentOnce.Sending sending) {
        Course of = course == null ? null : course(body, course);
        LocalDate today = LocalDate.now(clock);
        PolicyParameters limits = policy.at(today);
        int rows = Sheet.of(
                        file.within(limits.integer("import.max_bytes")),
                        new EducationLine.Frame(
                                        today, body.map(TrainingBody::name).orElse(null), of)
                                .columns(),
                        limits.integer("import.max_rows"),
                        limits)
                .rows();
        UUID publicId = PublicId.next();
        boolean kept = jdbi.withHandle(handle -> {
            Optional<Long> id = open(handle, publicId, actor, body, of, file, rows, sending);
            id.ifPresent(opened -> files.keep(handle, opened, publicId, file));
            return id.isPresent();
        });
        if (!kept) {
            return Optional.empty();
        }
        audit.record(actor, "education.sent", "import", publicId, Map.of("rows", String.valueOf(rows)));
        sent.fire(new ImportSent());
        return Optional.of(publicId);
    }

    private Course course(Optional<TrainingBody> body, UUID course) {
        return body.flatMap(one -> Courses.reportable(jdbi, one.id(), course))
                .orElseThrow(() -> new Rejected(Finding.of("COURSE_UNKNOWN", "course")));
    }

    private Optional<Long> open(
            Handle handle,
            UUID publicId,
            Actor actor,
            Optional<TrainingBody> body,
            Course course,
            SheetFile file,
            int rows,
            SentOnce.Sending sending) {
        BlindIndex content = sending == null ? null : once.index(sending);
        return handle.createQuery(
                        """
                        insert into education.import (public_id, file_name, file_bytes, imported_at, actor_id, actor_name, body_id,
                            course_id, status, total, idempotency_key, content_index, content_index_version)
                        values (:publicId, :file, :bytes, :at, :actor, :name, :body, :course, 'RUNNING', :total, :key, :content,
                            :version)
                        on conflict (body_id, idempotency_key) where idempotency_key is not null do nothing
                        returning id
                        """)
                .bind("publicId", publicId)
                .bind("file", file.name() == null ? "" : file.name())
                .bind("bytes", file.length())
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("body", body.map(TrainingBody::id).orElse(null))
                .bind("course", course == null ? null : course.id())
                .bind("total", rows)
                .bind("key", sending == null ? null : sending.key())
                .bind("content", content == null ? null : content.bytes())
                .bind("version", content == null ? null : content.keyVersion())
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * Takes an import back: every record it added is gone, as if it had never been; a later import of the same file adds them
     * again. One that runs is stopped. Which it was and who took it back stays on record.
     *
     * @throws Rejected NOT_FOUND where it is another body's, or ALREADY_ROLLED_BACK
     */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public void rollBack(UUID publicId) {
        Actor actor = current.actor();
        bodies.reporting(actor);
        find(publicId);
        int removed = jdbi.withHandle(handle -> {
            // whoever works on it asks for this row before each chunk
            Long id = handle.createQuery(
                            """
                            update education.import
                            set rolled_back_at = :at, rolled_back_by = :actor, rolled_back_by_name = :name, lease = null,
                                leased_until = null, finished_at = coalesce(finished_at, :at),
                                status = case when status = 'RUNNING' then 'BROKEN_OFF' else status end
                            where public_id = :id and rolled_back_at is null returning id
                            """)
                    .bind("at", OffsetDateTime.now(clock))
                    .bind("actor", actor.accountId())
                    .bind("name", actor.name())
                    .bind("id", publicId)
                    .mapTo(Long.class)
                    .findOne()
                    .orElseThrow(() -> new Rejected(Finding.of("ALREADY_ROLLED_BACK", null)));
            handle.execute("delete from education.import_piece where import_id = ?", id);
            return handle.execute("delete from education.record where import_id = ?", id);
        });
        audit.record(actor, "education.rolled_back", "import", publicId, Map.of("removed", String.valueOf(removed)));
    }

    /** The last imports, the latest first: a training body's own, an administrator's all. */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public List<EducationImport> recent() {
        return log.recent(current.actor().trainingBodyId());
    }

    /** @throws Rejected NOT_FOUND where there is no such import, or it is another body's */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public EducationImport find(UUID publicId) {
        return log.find(publicId, current.actor().trainingBodyId())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /**
     * The first errors of an import, in the order of the file.
     *
     * @param most how many of them
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public List<RowError> errors(UUID publicId, int most) {
        find(publicId);
        return log.remarks(publicId, "ERROR", most);
    }

    /**
     * As many of them as a training body's own system is told at once.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public List<RowError> firstErrors(UUID publicId) {
        return errors(publicId, policy.at(LocalDate.now(clock)).integer("education_api.told_errors"));
    }

    /** How many bytes a training body's own system may send at once. */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public int mostBytes() {
        return policy.at(LocalDate.now(clock)).integer("education_api.max_bytes");
    }

    /**
     * The first rows of an import that overlap another record, in the order of the file.
     *
     * @param most how many of them
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public List<RowError> overlaps(UUID publicId, int most) {
        find(publicId);
        return log.remarks(publicId, "OVERLAP", most);
    }

    /**
     * All errors of an import that were told, as a CSV sheet that a spreadsheet opens.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public byte[] errorSheet(UUID publicId, Locale locale) {
        return EducationErrorSheet.of(errors(publicId, Integer.MAX_VALUE), locale);
    }
}
