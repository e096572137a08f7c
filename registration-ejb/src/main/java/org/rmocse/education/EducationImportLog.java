package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.ImportReport.RowError;

/** What imports of continuing education there were. */
@ApplicationScoped
class EducationImportLog {

    private static final int RECENT = 20;

    private static final String SELECT =
            """
            select i.public_id, i.file_name, b.name as body, c.title as course, i.imported_at, i.finished_at, i.actor_name, i.status,
                i.total, i.added, i.unchanged, i.refused, i.overlapping, i.rolled_back_at, i.rolled_back_by_name
            from education.import i
            left join education.training_body b on b.id = i.body_id
            left join education.course c on c.id = i.course_id
            where (:body::bigint is null or i.body_id = :body::bigint)
            """;

    private Jdbi jdbi;

    protected EducationImportLog() {}

    @Inject
    EducationImportLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The latest first.
     *
     * @param body whose; null for everybody's
     */
    List<EducationImport> recent(Long body) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by i.id desc limit :most")
                .bind("body", body)
                .bind("most", RECENT)
                .map((row, context) -> read(row))
                .list());
    }

    /** @param body whose; null for anybody's */
    Optional<EducationImport> find(UUID publicId, Long body) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "and i.public_id = :id")
                .bind("body", body)
                .bind("id", publicId)
                .map((row, context) -> read(row))
                .findOne());
    }

    List<RowError> remarks(UUID publicId, String kind, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.line, r.heading, r.code, r.value
                        from education.import i join education.import_remark r on r.import_id = i.id
                        where i.public_id = :id and r.kind = :kind order by r.position limit :most
                        """)
                .bind("id", publicId)
                .bind("kind", kind)
                .bind("most", most)
                .map((row, context) -> new RowError(
                        row.getInt("line"), row.getString("heading"), row.getString("code"), row.getString("value")))
                .list());
    }

    private static EducationImport read(ResultSet row) throws SQLException {
        return new EducationImport(
                row.getObject("public_id", UUID.class),
                row.getString("file_name"),
                row.getString("body"),
                row.getString("course"),
                instant(row, "imported_at"),
                instant(row, "finished_at"),
                row.getString("actor_name"),
                EducationImport.Status.valueOf(row.getString("status")),
                row.getInt("total"),
                row.getInt("added"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                row.getInt("overlapping"),
                instant(row, "rolled_back_at"),
                row.getString("rolled_back_by_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
