package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The daily roots of the trail, for anybody: a copy kept elsewhere convicts whoever changes the trail and its seals together. */
@ApplicationScoped
public class AuditRoots {

    private static final int LATEST = 400;

    private Jdbi jdbi;

    protected AuditRoots() {}

    @Inject
    public AuditRoots(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of somewhat more than a year, the latest first. */
    public List<AuditRoot> latest() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select day, sequence, entries, hash from audit.root order by day desc limit :most")
                .bind("most", LATEST)
                .map((row, context) -> of(row))
                .list());
    }

    /** Those after a day, the earliest first; all where it is null. */
    List<AuditRoot> after(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select day, sequence, entries, hash from audit.root where :day::date is null or day > :day order by day")
                .bind("day", day)
                .map((row, context) -> of(row))
                .list());
    }

    private static AuditRoot of(ResultSet row) throws SQLException {
        return new AuditRoot(
                row.getObject("day", LocalDate.class),
                row.getLong("sequence"),
                row.getLong("entries"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
