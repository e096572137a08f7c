package org.rmocse.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PracticeCategory;

/**
 * A line of a desk's queue.
 *
 * @param hold how it is set aside; null where it is not, or where the officer is bound to it
 */
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
        boolean mine,
        Hold hold) {

    /** A row of {@link QueueSql}, seen by that officer. */
    static QueuedFile read(ResultSet row, Actor officer) throws SQLException {
        String category = row.getString("category");
        boolean isSetAside = row.getString("held_reason") != null
                && !officer.ties().bind(row.getLong("person_id"), row.getString("held_employer"));
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
                row.getLong("officer_id") == officer.accountId(),
                isSetAside ? Hold.read(row) : null);
    }
}
