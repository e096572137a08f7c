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
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/** A training body's own courses. One that was reported of is archived and never changed: the records say what it was. */
@Stateless
public class Courses {

    private static final String SELECT =
            """
            select id, public_id, title, mode, hours, from_date, to_date, archived_at is not null as archived from education.course
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private TrainingBodyReads bodies;

    @Inject
    private AuditTrail audit;

    public Courses() {}

    Courses(Jdbi jdbi, Clock clock, CurrentActor current, TrainingBodyReads bodies, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.bodies = bodies;
        this.audit = audit;
    }

    /** All of the caller's body, the latest first and the archived ones last. */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public List<Course> list() {
        long body = bodies.of(current.actor()).orElseThrow(Courses::notFound).id();
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where body_id = :body order by archived_at is not null, to_date desc, id desc")
                .bind("body", body)
                .map((row, context) -> course(row))
                .list());
    }

    /**
     * Enters a course.
     *
     * @return its public id
     * @throws Rejected TRAINING_BODY_CLOSED, or all that is wrong with the draft
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public UUID enter(CourseDraft draft) {
        TrainingBody body = bodies.reporting(current.actor()).orElseThrow(Courses::notFound);
        List<Finding> findings = CourseRule.findings(draft);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        UUID publicId = PublicId.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into education.course (public_id, body_id, title, mode, hours, from_date, to_date, created_at)
                        values (:id, :body, :title, :mode, :hours, :from, :to, :now)
                        """)
                .bind("id", publicId)
                .bind("body", body.id())
                .bind("title", TrainingBodyRule.text(draft.title()))
                .bind("mode", TrainingBodyRule.text(draft.mode()))
                .bind("hours", CourseRule.hours(draft.hours()).orElseThrow())
                .bind("from", CourseRule.day(draft.from()).orElseThrow())
                .bind("to", CourseRule.day(draft.to()).orElseThrow())
                .bind("now", OffsetDateTime.now(clock))
                .execute());
        audit.record(
                current.actor(),
                "course.entered",
                "course",
                publicId,
                Map.of("title", TrainingBodyRule.text(draft.title())));
        return publicId;
    }

    /**
     * Puts a course away, or takes it out again. What was reported of it stands.
     *
     * @throws Rejected TRAINING_BODY_CLOSED, or NOT_FOUND where the body has no such course
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public void archive(UUID course, boolean away) {
        TrainingBody body = bodies.reporting(current.actor()).orElseThrow(Courses::notFound);
        int turned = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update education.course set archived_at = case when :away then :now::timestamptz end
                        where public_id = :id and body_id = :body and (archived_at is null) = :away
                        """)
                .bind("away", away)
                .bind("now", OffsetDateTime.now(clock))
                .bind("id", course)
                .bind("body", body.id())
                .execute());
        if (turned == 0) {
            throw notFound();
        }
        audit.record(current.actor(), away ? "course.archived" : "course.restored", "course", course, Map.of());
    }

    /** A course of a body that may be reported of; empty where it has no such, or it is archived. */
    static Optional<Course> reportable(Jdbi jdbi, long body, UUID course) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where body_id = :body and public_id = :id and archived_at is null")
                .bind("body", body)
                .bind("id", course)
                .map((row, context) -> course(row))
                .findOne());
    }

    static Course course(ResultSet row) throws SQLException {
        return new Course(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getString("title"),
                row.getString("mode"),
                row.getBigDecimal("hours"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getBoolean("archived"));
    }

    private static Rejected notFound() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
