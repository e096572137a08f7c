package org.rmocse.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Rows of a table that are kept for so many days after a moment of theirs, and removed night by night. */
public final class ExpiringRows {

    private final Jdbi jdbi;
    private final String table;
    private final String over;
    private final String days;

    /**
     * @param over the condition by which a row has been kept long enough, of which {@code :before} is the moment so many days ago
     * @param days the parameter that says how many days
     */
    public ExpiringRows(Jdbi jdbi, String table, String over, String days) {
        this.jdbi = jdbi;
        this.table = table;
        this.over = over;
        this.days = days;
    }

    /** Which table it is. */
    public String table() {
        return table;
    }

    /**
     * Removes some of what has been kept long enough, in the transaction of the caller.
     *
     * @param most how many rows at most
     * @return how many were removed
     */
    public int remove(Instant now, PolicyParameters policy, int most) {
        Instant before = now.minus(Duration.ofDays(policy.integer(days)));
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        delete from {table} where ctid = any(array(
                            select ctid from {table} where {over} limit :most for update skip locked))
                        """
                                .replace("{table}", table)
                                .replace("{over}", over))
                .bind("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .bind("most", most)
                .execute());
    }
}
