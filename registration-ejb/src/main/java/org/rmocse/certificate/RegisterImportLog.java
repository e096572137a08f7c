package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.ImportReport.RowError;

/** What imports of the register there were. */
@ApplicationScoped
public class RegisterImportLog {

    /** A thousand rows take a second or so; one that was not heard of for so long was broken off with its server. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final String SELECT =
            """
            select public_id, file_name, imported_at, finished_at, seen_at, actor_name, status, added, changed, unchanged, refused
            from certificate.register_import
            """;

    private Jdbi jdbi;
    private Clock clock;

    protected RegisterImportLog() {}

    @Inject
    public RegisterImportLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** When holders were last imported; empty before the first time. */
    public Optional<Instant> lastImportAt() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select max(imported_at) as at from certificate.register_import
                        where status in ('DONE', 'RUNNING', 'BROKEN_OFF') and added + changed + unchanged > 0
                        """)
                .map((row, context) -> Optional.ofNullable(instant(row, "at")))
                .one());
    }

    List<RegisterImport> recent(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " order by id desc limit :most")
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    Optional<RegisterImport> find(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where public_id = :id")
                .bind("id", publicId)
                .map((row, context) -> read(row))
                .findOne());
    }

    List<RowError> errors(UUID publicId, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select e.line, e.heading, e.code, e.value
                        from certificate.register_import i join certificate.register_import_error e on e.import_id = i.id
                        where i.public_id = :id order by e.position limit :most
                        """)
                .bind("id", publicId)
                .bind("most", most)
                .map((row, context) -> new RowError(
                        row.getInt("line"), row.getString("heading"), row.getString("code"), row.getString("value")))
                .list());
    }

    private RegisterImport read(ResultSet row) throws SQLException {
        RegisterImport.Status status = RegisterImport.Status.valueOf(row.getString("status"));
        boolean silent = status == RegisterImport.Status.RUNNING
                && instant(row, "seen_at").plus(SILENCE).isBefore(clock.instant());
        return new RegisterImport(
                row.getObject("public_id", UUID.class),
                row.getString("file_name"),
                instant(row, "imported_at"),
                instant(row, "finished_at"),
                row.getString("actor_name"),
                silent ? RegisterImport.Status.BROKEN_OFF : status,
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("refused"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
