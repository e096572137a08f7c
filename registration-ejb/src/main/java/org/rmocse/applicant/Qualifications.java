package org.rmocse.applicant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.PracticeCategory;

/** What people are qualified for, as the examination authority's data says. */
@ApplicationScoped
public class Qualifications {

    private static final String SELECT =
            """
            select id, public_id, person_id, certificate_number, management_number, issued_on, category, extra_categories
            from applicant.qualification
            """;

    private Jdbi jdbi;

    protected Qualifications() {}

    @Inject
    public Qualifications(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A person's qualifications, the oldest first. */
    public List<Qualification> of(long personId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " where person_id = :person order by issued_on, id")
                        .bind("person", personId)
                        .map((row, context) -> qualification(row))
                        .list());
    }

    /** The same of each of these people who has any; one statement for all. */
    public Map<Long, List<Qualification>> ofPeople(Collection<Long> people) {
        return jdbi.withHandle(handle -> handle
                .createQuery(SELECT + " where person_id = any(:people) order by issued_on, id")
                .bind("people", people.toArray(Long[]::new))
                .map((row, context) -> qualification(row))
                .stream()
                .collect(Collectors.groupingBy(Qualification::personId)));
    }

    /**
     * Some of the people whose earliest qualification was issued in a span of days, in the order of these days.
     *
     * @param from the first day
     * @param to the last day
     * @param afterPerson the person of the first day after whom to go on; 0 for all of that day
     * @param limit how many at most
     */
    public List<QualifiedPerson> issuedBetween(LocalDate from, LocalDate to, long afterPerson, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select q.person_id, q.issued_on from applicant.qualification q
                        where (q.issued_on, q.person_id) > (:from, :after) and q.issued_on <= :to
                          and not exists (select 1 from applicant.qualification earlier
                                          where earlier.person_id = q.person_id
                                            and (earlier.issued_on, earlier.id) < (q.issued_on, q.id))
                        order by q.issued_on, q.person_id limit :limit
                        """)
                .bind("from", from)
                .bind("after", afterPerson)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) ->
                        new QualifiedPerson(row.getLong("person_id"), row.getObject("issued_on", LocalDate.class)))
                .list());
    }

    /** The qualification with this certificate number or management number. */
    public Optional<Qualification> find(String number) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT
                        + " where certificate_number = :number or management_number = :number order by id limit 1")
                .bind("number", number)
                .map((row, context) -> qualification(row))
                .findOne());
    }

    /** When examination data was last imported; empty before the first time. */
    public Optional<Instant> lastImportAt() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select max(imported_at) as at from applicant.qualification_import")
                        .map((row, context) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant))
                        .one());
    }

    private static Qualification qualification(ResultSet row) throws SQLException {
        String category = row.getString("category");
        Array extra = row.getArray("extra_categories");
        return new Qualification(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getLong("person_id"),
                row.getString("certificate_number"),
                row.getString("management_number"),
                row.getObject("issued_on", LocalDate.class),
                category == null ? null : PracticeCategory.valueOf(category),
                Arrays.stream((String[]) extra.getArray())
                        .map(PracticeCategory::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
