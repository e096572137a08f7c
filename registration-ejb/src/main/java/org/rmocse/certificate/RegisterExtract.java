package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;

/**
 * Reads the register from its beginning to its end, a thousand registrations a statement. Each statement stands alone, so that
 * whoever takes the lines slowly keeps no transaction open; what is entered meanwhile may be in it or not.
 */
@ApplicationScoped
public class RegisterExtract {

    private static final int CHUNK = 1_000;

    private static final String LINES =
            """
            select r.id, r.person_id, r.number, r.category, r.employer_code, r.employer_name, r.agency_id, r.first_registered_on,
                   r.ending, r.ended_on, r.stayed_since is not null as stayed, t.valid_from, t.valid_to
            from certificate.registration r
            join lateral (select valid_from, valid_to from certificate.term where registration_id = r.id
                          order by id desc limit 1) t on true
            where r.id > :after and (:category::text is null or r.category = :category)
              and (:agencies::bigint[] is null or r.agency_id = any(:agencies))
            order by r.id limit :most
            """;

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;

    protected RegisterExtract() {}

    @Inject
    public RegisterExtract(Jdbi jdbi, Clock clock, Policy policy) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
    }

    /** Hands over the lines that are asked for, by the order of their entry, some at a time; the caller keeps none of them. */
    public void read(ExtractFilter filter, Consumer<List<RegisterLine>> taker) {
        LocalDate today = LocalDate.now(clock);
        int opens = policy.at(today).integer("renewal.opens_years");
        long after = 0;
        List<Keyed> chunk;
        do {
            chunk = chunk(filter, after, today, opens);
            List<RegisterLine> wanted = chunk.stream()
                    .map(Keyed::line)
                    .filter(line -> filter.standing() == null || line.standing() == filter.standing())
                    .toList();
            if (!wanted.isEmpty()) {
                taker.accept(wanted);
            }
            after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).id();
        } while (chunk.size() == CHUNK);
    }

    private List<Keyed> chunk(ExtractFilter filter, long after, LocalDate today, int opens) {
        return jdbi.withHandle(handle -> handle.createQuery(LINES)
                .bind("after", after)
                .bind(
                        "category",
                        filter.category() == null ? null : filter.category().name())
                .bind(
                        "agencies",
                        filter.agencies() == null ? null : filter.agencies().toArray(Long[]::new))
                .bind("most", CHUNK)
                .map((row, context) -> new Keyed(row.getLong("id"), line(row, today, opens)))
                .list());
    }

    private static RegisterLine line(ResultSet row, LocalDate today, int opens) throws SQLException {
        LocalDate validTo = row.getObject("valid_to", LocalDate.class);
        return new RegisterLine(
                row.getLong("person_id"),
                row.getString("number"),
                PracticeCategory.valueOf(row.getString("category")),
                row.getString("employer_code"),
                row.getString("employer_name"),
                row.getLong("agency_id"),
                row.getObject("first_registered_on", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                validTo,
                Standing.of(row.getString("ending"), validTo, row.getBoolean("stayed"), today, opens),
                row.getObject("ended_on", LocalDate.class));
    }

    private record Keyed(long id, RegisterLine line) {}
}
