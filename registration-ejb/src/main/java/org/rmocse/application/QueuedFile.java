package org.rmocse.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/** A line of a desk's queue. */
public record QueuedFile(
        UUID publicId,
        String receiptNumber,
        ApplicationKind kind,
        PracticeCategory category,
        String personName,
        String employerName,
        Status status,
        Instant submittedAt,
        Instant statusSince,
        LocalDate dueOn,
        boolean dueProvisional,
        String officerName,
        boolean mine) {

    /** A row of {@link QueueSql}, seen by that officer. */
    static QueuedFile read(ResultSet row, long officer) throws SQLException {
        String category = row.getString("category");
        return new QueuedFile(
                row.getObject("public_id", UUID.class),
                row.getString("receipt_number"),
                ApplicationKind.valueOf(row.getString("kind")),
                category == null ? null : PracticeCategory.valueOf(category),
                row.getString("person_name"),
                row.getString("employer_name"),
                Status.valueOf(row.getString("status")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("status_since", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("due_provisional"),
                row.getString("officer_name"),
                row.getLong("officer_id") == officer);
    }
}
