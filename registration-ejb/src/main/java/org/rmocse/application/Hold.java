package org.rmocse.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A file set aside.
 *
 * @param until the day it is to be taken up again; null for none
 * @param by the name of the officer who set it aside
 */
public record Hold(UUID file, String personName, String reason, LocalDate until, String by, Instant at) {

    /** A row of a work item that is set aside. */
    static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("public_id", UUID.class),
                row.getString("person_name"),
                row.getString("held_reason"),
                row.getObject("held_until", LocalDate.class),
                row.getString("held_by"),
                row.getObject("held_at", OffsetDateTime.class).toInstant());
    }
}
