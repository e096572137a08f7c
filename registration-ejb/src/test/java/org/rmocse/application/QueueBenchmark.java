package org.rmocse.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/**
 * What an agency's list costs among a million files against ten thousand, in one run: the 95th percentile of each filter, on
 * the first page and deep in the queue. The ten thousand lie with one agency: its line fills a page there too, else a page
 * of fifty would be held against one of two. Not in the suite; run by name, {@code -Dit.test=QueueBenchmark}.
 */
class QueueBenchmark extends ProcessDatabaseTest {

    private static final int AGENCIES = 32;
    private static final int ROUNDS = 400;
    private static final int WARM = 200;
    private static final long FIRST = 2_000_000_000L;

    private static final Map<String, List<Map<String, String>>> ASKED = asked();

    private static Map<String, List<Map<String, String>>> asked() {
        Map<String, List<Map<String, String>>> asked = new LinkedHashMap<>();
        asked.put("none", List.of(Map.of()));
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

    private static List<Map<String, String>> each(String name, String... values) {
        return Arrays.stream(values).map(value -> Map.of(name, value)).toList();
    }

    @Test
    void costs_among_a_million_what_it_costs_among_ten_thousand() {
        List<Long> agencies =
                IntStream.range(0, AGENCIES).mapToObj(i -> agency()).toList();
        Actor reviewer = officer(agencies.get(7), Role.AGENCY_REVIEWER);
        measured(10_000, List.of(agencies.get(7)), reviewer); // warms what both would otherwise pay for unequally
        Map<String, double[]> few = measured(10_000, List.of(agencies.get(7)), reviewer);
        Map<String, double[]> many = measured(1_000_000, agencies, reviewer);
        StringBuilder told = new StringBuilder("p95 in ms: 10 k, 1 M, ratio\n");
        many.forEach((what, cost) -> told.append(String.format(
                "%-40s %7.3f %7.3f  %5.2f   (median %.3f %.3f)%n",
                what, few.get(what)[1], cost[1], cost[1] / few.get(what)[1], few.get(what)[0], cost[0])));
        System.out.println(told);
    }

    private static Map<String, double[]> measured(int files, List<Long> agencies, Actor reviewer) {
        QueueLoad.lay(JDBI, FIRST, files, agencies, MONDAY);
        try {
            Map<String, double[]> costs = new LinkedHashMap<>();
            ASKED.forEach((what, parameters) -> {
                List<QueueFilter> filters = parameters.stream()
                        .map(one -> QueueFilter.of(one, Status.SUBMITTED))
                        .toList();
                costs.put(what, cost(reviewer, filters, null));
            });
            QueueFilter all = QueueFilter.of(Status.SUBMITTED);
            costs.put("deep page", cost(reviewer, List.of(all), deep(reviewer, all)));
            QueueFilter mine = QueueFilter.of(Map.of("category", "COAL_MINE"), Status.SUBMITTED);
            costs.put("deep page, category", cost(reviewer, List.of(mine), deep(reviewer, mine)));
            costs.put("counts", times(() -> as(reviewer, () -> QUEUE.counts(Desk.AGENCY))));
            return costs;
        } finally {
            QueueLoad.clear(JDBI, FIRST);
        }
    }

    /** A place about two thirds down the queue. */
    private static QueuePlace deep(Actor reviewer, QueueFilter filter) {
        return new QueuePlace(
                today().plusDays(6),
                as(reviewer, () -> QUEUE.list(filter, null)).files().get(0).publicId(),
                false);
    }

    private static double[] cost(Actor reviewer, List<QueueFilter> filters, QueuePlace place) {
        int[] turn = new int[1];
        return times(() -> as(reviewer, () -> QUEUE.list(filters.get(turn[0]++ % filters.size()), place)));
    }

    /** The median and the 95th percentile, in milliseconds. */
    private static double[] times(Runnable work) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WARM + ROUNDS; i++) {
            long begun = System.nanoTime();
            work.run();
            if (i >= WARM) {
                times.add(System.nanoTime() - begun);
            }
        }
        times.sort(null);
        return new double[] {times.get(ROUNDS / 2) / 1e6, times.get(ROUNDS * 95 / 100) / 1e6};
    }
}
