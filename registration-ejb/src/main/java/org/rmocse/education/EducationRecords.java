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

    /** Everything on record of a person that was not withdrawn, the earliest first; imported rows, which need no proof (D9). */
    public List<EducationRow> of(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.from_date, r.to_date, r.content, r.mode, r.provider, r.hours, d.words
                        from education.record r left join education.dispute d on d.record_id = r.id and d.answered_at is null
                        where r.person_id = :person and r.withdrawn_at is null order by r.from_date, r.to_date, r.id
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
                        select r.person_id, r.from_date, r.to_date, r.content, r.mode, r.provider, r.hours, d.words
                        from education.record r left join education.dispute d on d.record_id = r.id and d.answered_at is null
                        where r.person_id = any(:people) and r.withdrawn_at is null order by r.from_date, r.to_date, r.id
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
                false,
                row.getString("words"));
    }
}
