package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;

/** A page of a queue reads as much among many files as among few, always by an index, with the same statements. */
class QueueCostDbIT extends ProcessDatabaseTest {

    private static final long FIRST = 1_000_000_000L;
    private static final Pattern READ = Pattern.compile("actual (?:time=\\S+ )?rows=([\\d.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

    private final List<Long> agencies =
            IntStream.range(0, 8).mapToObj(i -> agency()).toList();
    private final Actor reviewer = officer(agencies.get(3), Role.AGENCY_REVIEWER);

    @AfterEach
    void clear() {
        QueueLoad.clear(JDBI, FIRST);
    }

    @Test
    void a_page_reads_by_index_what_it_shows_however_many_files_there_are() {
        QueueLoad.lay(JDBI, FIRST, 2_000, agencies, MONDAY);
        List<Integer> statements = filters().stream().map(this::statements).toList();
        QueueLoad.clear(JDBI, FIRST);
        QueueLoad.lay(JDBI, FIRST, 40_000, agencies, MONDAY);
        for (QueueFilter filter : filters()) {
            for (QueuePlace place : places()) {
                QueueSql sql = sql(filter).from(place);
                String plan = plan(sql, sql.hasKeys());
                assertThat(plan).as(filter.address()).doesNotContain("Seq Scan");
                assertThat(read(plan)).as(filter.address() + plan).isLessThan(25 * WorkQueue.PAGE);
            }
        }
        assertThat(filters().stream().map(this::statements).toList()).isEqualTo(statements);
    }

    @Test
    void the_files_around_one_are_met_along_the_line_however_many_there_are() {
        QueueLoad.lay(JDBI, FIRST, 20_000, agencies, MONDAY);
        List<QueuedFile> line = as(reviewer, () -> QUEUE.queue(Status.SUBMITTED));
        UUID file = line.get(line.size() / 2).publicId();
        DeskFiles.DeskFile middle = new DeskFiles(JDBI).get(file, reviewer);
        for (String statement : List.of(ReviewedQueue.AROUND, ReviewedQueue.TO_DECIDE)) {
            String plan = JDBI.withHandle(handle -> String.join(
                    "\n",
                    ReviewedQueue.bind(
                                    handle.createQuery("explain (analyze, timing off, summary off) " + statement),
                                    middle,
                                    reviewer)
                            .bindMap(
                                    statement.equals(ReviewedQueue.AROUND)
                                            ? Map.of()
                                            : Map.of(
                                                    "today",
                                                    today(),
                                                    "otherwise",
                                                    ReviewedQueue.otherwise(middle.status())))
                            .mapTo(String.class)
                            .list()));
            assertThat(plan).doesNotContain("Seq Scan", "Sort");
            assertThat(read(plan)).as(plan).isLessThan(20);
        }
    }

    private static List<QueueFilter> filters() {
        List<QueueFilter> filters = new ArrayList<>();
        for (Map<String, String> asked : List.of(
                Map.<String, String>of(),
                Map.of("category", "COAL_MINE"),
                Map.of("kind", "REISSUE"),
                Map.of("person", "伟芳"),
                Map.of("employer", "宏远"),
                Map.of("employer", "宏远", "category", "CHEMICAL"),
                Map.of("clock", "OVERDUE"),
                Map.of("clock", "NONE"),
                Map.of("reason", "IMG_UNCLEAR"),
                Map.of("holder", "nobody"),
                Map.of("holder", "mine"),
                Map.of("receipt", "L1000000100"))) {
            filters.add(QueueFilter.of(asked, Status.SUBMITTED));
        }
        return filters;
    }

    private List<QueuePlace> places() {
        List<QueuePlace> places = new ArrayList<>();
        places.add(null);
        QueuedFile file = as(reviewer, () -> QUEUE.list(QueueFilter.of(Status.SUBMITTED), null))
                .files()
                .get(0);
        places.add(new QueuePlace(today().plusDays(10), file.publicId(), false));
        places.add(new QueuePlace(today().plusDays(10), file.publicId(), true));
        return places;
    }

    private int statements(QueueFilter filter) {
        return Statements.of(JDBI, () -> as(reviewer, () -> QUEUE.list(filter, null)))
                .size();
    }

    private QueueSql sql(QueueFilter filter) {
        QueueReads reads = new QueueReads(JDBI, CLOCK, new org.rmocse.shared.Calendar(JDBI), POLICY, PEOPLE, ACCOUNTS);
        return reads.sql(reads.asked(reviewer, filter));
    }

    private static String plan(QueueSql sql, boolean keys) {
        return JDBI.withHandle(handle -> {
            String statement = keys ? sql.byKeys(false) : sql.inOrder(false);
            var query = handle.createQuery("explain (analyze, timing off, summary off) " + statement);
            return String.join(
                    "\n",
                    (keys ? sql.bindWithKeys(query) : sql.bind(query))
                            .bind("limit", WorkQueue.PAGE + 1)
                            .mapTo(String.class)
                            .list());
        });
    }

    /** How many rows all steps of the plan together gave or threw away. */
    private static long read(String plan) {
        long rows = 0;
        Matcher given = READ.matcher(plan);
        while (given.find()) {
            rows += Math.round(Double.parseDouble(given.group(1)) * Long.parseLong(given.group(2)));
        }
        Matcher removed = REMOVED.matcher(plan);
        while (removed.find()) {
            rows += Long.parseLong(removed.group(1));
        }
        return rows;
    }
}
