package org.rmocse.certificate;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;

/**
 * Reads the register from its beginning to its end, a thousand registrations a statement. Each statement stands alone, so that
 * whoever takes the lines slowly keeps no transaction open; what is entered meanwhile may be in it or not. While a thousand are taken
 * the next are read, in another thread.
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

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private Executor executor;

    protected RegisterExtract() {}

    @Inject
    public RegisterExtract(Jdbi jdbi, Clock clock, Policy policy) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
    }

    /** @param executor where the next lines are read */
    public RegisterExtract(Jdbi jdbi, Clock clock, Policy policy, Executor executor) {
        this(jdbi, clock, policy);
        this.executor = executor;
    }

    /**
     * Hands over the lines that are asked for, by the order of their entry, some at a time; the caller keeps none of them.
     *
     * @param beside what else is to be read for some lines; called in another thread
     * @param taker takes lines, and what was read for them; called in the caller's
     */
    public <T> void read(
            ExtractFilter filter, Function<List<RegisterLine>, T> beside, BiConsumer<List<RegisterLine>, T> taker) {
        LocalDate today = LocalDate.now(clock);
        int opens = policy.at(today).integer("renewal.opens_years");
        LongFunction<CompletableFuture<Chunk<T>>> ahead =
                after -> CompletableFuture.supplyAsync(() -> chunk(filter, after, today, opens, beside), executor);
        CompletableFuture<Chunk<T>> coming = ahead.apply(0);
        while (coming != null) {
            Chunk<T> chunk = arrived(coming);
            coming = chunk.isLast() ? null : ahead.apply(chunk.end());
            if (!chunk.lines().isEmpty()) {
                taker.accept(chunk.lines(), chunk.beside());
            }
        }
    }

    /** Fails as the reading did. */
    private static <T> T arrived(CompletableFuture<T> coming) {
        try {
            return coming.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    private <T> Chunk<T> chunk(
            ExtractFilter filter, long after, LocalDate today, int opens, Function<List<RegisterLine>, T> beside) {
        List<Keyed> all = jdbi.withHandle(handle -> handle.createQuery(LINES)
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
        List<RegisterLine> wanted = all.stream()
                .map(Keyed::line)
                .filter(line -> filter.standing() == null || line.standing() == filter.standing())
                .toList();
        return new Chunk<>(
                wanted,
                beside.apply(wanted),
                all.isEmpty() ? after : all.get(all.size() - 1).id(),
                all.size() < CHUNK);
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

    /** @param end the key of the last registration looked at, whether its line is wanted or not */
    private record Chunk<T>(List<RegisterLine> lines, T beside, long end, boolean isLast) {}
}
