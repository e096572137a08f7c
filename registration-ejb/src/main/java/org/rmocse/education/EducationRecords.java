package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The continuing education that training bodies have reported of people. */
@ApplicationScoped
public class EducationRecords {

    private Jdbi jdbi;

    protected EducationRecords() {}

    @Inject
    public EducationRecords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Everything on record of a person, the earliest first; imported rows, which need no proof (D9). */
    public List<EducationRow> of(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select from_date, to_date, content, mode, provider, hours from education.record
                        where person_id = :person order by from_date, to_date, id
                        """)
                .bind("person", personId)
                .map((row, context) -> row(row))
                .list());
    }

    /** The same of each of these people who has any; one statement for all. */
    public Map<Long, List<EducationRow>> ofPeople(Collection<Long> people) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        select person_id, from_date, to_date, content, mode, provider, hours from education.record
                        where person_id = any(:people) order by from_date, to_date, id
                        """)
                .bind("people", people.toArray(Long[]::new))
                .map((row, context) -> Map.entry(row.getLong("person_id"), row(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static EducationRow row(ResultSet row) throws SQLException {
        return new EducationRow(
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getString("content"),
                row.getString("mode"),
                row.getString("provider"),
                row.getBigDecimal("hours"),
                true,
                false);
    }
}
