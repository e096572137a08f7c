package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.rmocse.application.QueueLoad;

/**
 * What the page with an agency's list costs among a million files of many agencies against ten thousand of one, in one run:
 * the 95th percentile from the question to the last byte, of each filter and deep in the queue. Not in the suite; run by name,
 * {@code -Dit.test=QueuePageBenchmark}.
 */
class QueuePageBenchmark extends ContainerTest {

    private static final long FIRST = 2_000_000_000L;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int WARM = 20;
    private static final int ROUNDS = 100;
    private static final double MOST = 1.5;
    private static final String LIST = "/agency/index.xhtml?status=SUBMITTED";

    private static final Map<String, List<String>> ASKED = asked();

    private static Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("none", List.of(LIST));
        asked.put("category", each("category", "COAL_MINE", "CHEMICAL", "OTHER", "CONSTRUCTION"));
        asked.put("kind", each("kind", "INITIAL", "REISSUE", "CHANGE", "CANCELLATION"));
        asked.put("person, two characters", each("person", "伟芳", "王伟", "丽强", "思远", "李静", "山海"));
        asked.put("employer, two characters", each("employer", "宏远", "盛达", "矿业", "化工", "天成", "华泰"));
        asked.put("clock overdue", each("clock", "OVERDUE"));
        asked.put("clock near", each("clock", "NEAR"));
        asked.put("reason", each("reason", "IMG_UNCLEAR", "CE_NO_PROOF", "FORM_STALE", "PHOTO_BAD"));
        asked.put("holder nobody", each("holder", "nobody"));
        return asked;
    }

    private static List<String> each(String name, String... values) {
        return Arrays.stream(values)
                .map(value -> LIST + '&' + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void costs_among_a_million_what_it_costs_among_ten_thousand() {
        Jdbi jdbi = Jdbi.create(BED.databaseUrl(), "postgres", "postgres");
        List<Long> own =
                agencies("select r.agency_id from account.account a join account.account_role r on r.account_id = a.id"
                        + " where a.email = 'reviewer@demo.example'");
        List<Long> all = agencies("select id from agency.agency order by id");
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        cost(reviewer, List.of(LIST)); // warms what both would otherwise pay for unequally
        Map<String, double[]> few = measured(jdbi, FEW, own, reviewer);
        Map<String, double[]> many = measured(jdbi, MANY, all, reviewer);
        StringBuilder told = new StringBuilder("p95 in ms: 10 k, 1 M, ratio\n");
        many.forEach((what, cost) -> told.append(String.format(
                "%-40s %7.2f %7.2f  %5.2f   (median %.2f %.2f)%n",
                what, few.get(what)[1], cost[1], cost[1] / few.get(what)[1], few.get(what)[0], cost[0])));
        System.out.println(told);
        many.forEach(
                (what, cost) -> assertThat(cost[1] / few.get(what)[1]).as(what).isLessThanOrEqualTo(MOST));
    }

    private static List<Long> agencies(String query) {
        return BED.column(query).stream().map(Long::valueOf).toList();
    }

    private static Map<String, double[]> measured(Jdbi jdbi, int files, List<Long> agencies, Visitor reviewer) {
        QueueLoad.lay(jdbi, FIRST, files, agencies, Instant.now());
        try {
            Map<String, double[]> costs = new LinkedHashMap<>();
            ASKED.forEach((what, addresses) -> costs.put(what, cost(reviewer, addresses)));
            String deep = "after=" + LocalDate.now().plusDays(6) + '~'
                    + BED.column("select public_id from application.application where id = ?", FIRST + 1)
                            .get(0);
            costs.put("deep page", cost(reviewer, List.of(LIST + '&' + deep)));
            costs.put("deep page, category", cost(reviewer, List.of(LIST + "&category=COAL_MINE&" + deep)));
            return costs;
        } finally {
            QueueLoad.clear(jdbi, FIRST);
        }
    }

    /** The median and the 95th percentile, in milliseconds. */
    private static double[] cost(Visitor reviewer, List<String> addresses) {
        List<Long> times = IntStream.range(0, WARM + ROUNDS)
                .mapToObj(i -> time(reviewer, addresses.get(i % addresses.size())))
                .skip(WARM)
                .sorted()
                .toList();
        return new double[] {times.get(ROUNDS / 2) / 1e6, times.get(ROUNDS * 95 / 100) / 1e6};
    }

    private static long time(Visitor reviewer, String address) {
        long begun = System.nanoTime();
        assertThat(reviewer.get(address).status()).isEqualTo(200);
        return System.nanoTime() - begun;
    }
}
