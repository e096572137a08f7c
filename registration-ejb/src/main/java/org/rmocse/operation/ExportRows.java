package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PracticeCategory;

/** The rows of requests for an extract, as somebody sees them. */
@ApplicationScoped
class ExportRows {

    private static final String SELECT =
            """
            select public_id, number, asked_by, asked_by_name, asked_at, decide_until, province, category, standing, columns,
                   id_numbers, reason, decided_by_name, decided_at, granted, refusal, usable_until, fetches_left, last_fetched_at
            from operation.export_request
            """;

    private Jdbi jdbi;
    private Clock clock;

    protected ExportRows() {}

    @Inject
    ExportRows(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The latest, those first that somebody else waits for a decision on. */
    List<Export> latest(Actor actor, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT
                                + """
                        order by (decided_at is null and decide_until > :now and asked_by <> :actor) desc, id desc limit :most
                        """)
                .bind("now", now())
                .bind("actor", actor.accountId())
                .bind("most", most)
                .map((row, context) -> read(row, actor))
                .list());
    }

    Optional<Export> find(Actor actor, UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where public_id = :id")
                .bind("id", publicId)
                .map((row, context) -> read(row, actor))
                .findOne());
    }

    private Export read(ResultSet row, Actor actor) throws SQLException {
        String category = row.getString("category");
        String standing = row.getString("standing");
        return new Export(
                row.getObject("public_id", UUID.class),
                row.getString("number"),
                row.getString("asked_by_name"),
                row.getLong("asked_by") == actor.accountId(),
                instant(row, "asked_at"),
                instant(row, "decide_until"),
                row.getString("province"),
                category == null ? null : PracticeCategory.valueOf(category),
                standing == null ? null : Standing.valueOf(standing),
                Arrays.stream((String[]) row.getArray("columns").getArray())
                        .map(ExportColumn::valueOf)
                        .toList(),
                row.getBoolean("id_numbers"),
                row.getString("reason"),
                row.getString("decided_by_name"),
                instant(row, "decided_at"),
                row.getString("refusal"),
                instant(row, "usable_until"),
                row.getInt("fetches_left"),
                instant(row, "last_fetched_at"),
                state(row));
    }

    private ExportState state(ResultSet row) throws SQLException {
        Instant now = clock.instant();
        Boolean granted = row.getObject("granted", Boolean.class);
        if (granted == null) {
            return now.isBefore(instant(row, "decide_until")) ? ExportState.ASKED : ExportState.LAPSED;
        }
        if (!granted) {
            return ExportState.REFUSED;
        }
        if (row.getInt("fetches_left") == 0) {
            return ExportState.USED;
        }
        return now.isBefore(instant(row, "usable_until")) ? ExportState.GRANTED : ExportState.OVER;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
