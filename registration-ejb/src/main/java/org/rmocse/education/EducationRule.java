package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which hours of continuing education count (D9): inside the cycle, over by today, not overlapping, proven. */
public final class EducationRule {

    private EducationRule() {}

    /**
     * Of rows that overlap, those count together that give the most hours, so that one row more never makes it fewer. Two
     * rows overlap if they share a day. The order in which the rows are given changes nothing.
     *
     * @param cycleFrom first day of the cycle, inclusive
     * @param cycleTo last day of the cycle, inclusive
     * @return the hours that count, and for each row in its given place why it does not: ROW_INCOMPLETE, ROW_REVERSED,
     *     ROW_FUTURE, ROW_OUTSIDE_CYCLE, ROW_WITHOUT_PROOF, ROW_OVERLAPS, or null where it counts
     */
    public static Tally tally(List<EducationRow> rows, LocalDate cycleFrom, LocalDate cycleTo, LocalDate today) {
        String[] whyNot = new String[rows.size()];
        List<Integer> acceptable = new ArrayList<>();
        for (int i = 0; i < whyNot.length; i++) {
            whyNot[i] = whyNot(rows.get(i), cycleFrom, cycleTo, today);
            if (whyNot[i] == null) {
                acceptable.add(i);
            }
        }
        List<Integer> counting = mostHours(rows, acceptable);
        acceptable.stream().filter(i -> !counting.contains(i)).forEach(i -> whyNot[i] = "ROW_OVERLAPS");
        BigDecimal hours = counting.stream().map(i -> rows.get(i).hours()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Tally(hours, Arrays.asList(whyNot));
    }

    private static String whyNot(EducationRow row, LocalDate cycleFrom, LocalDate cycleTo, LocalDate today) {
        if (row.from() == null
                || row.to() == null
                || row.hours() == null
                || row.hours().signum() <= 0) {
            return "ROW_INCOMPLETE";
        }
        if (row.to().isBefore(row.from())) {
            return "ROW_REVERSED";
        }
        if (row.to().isAfter(today)) {
            return "ROW_FUTURE";
        }
        if (row.from().isBefore(cycleFrom) || row.to().isAfter(cycleTo)) {
            return "ROW_OUTSIDE_CYCLE";
        }
        return row.imported() || row.proof() ? null : "ROW_WITHOUT_PROOF";
    }

    /**
     * Weighted interval scheduling: by their last day, each row either does not count, or counts after the best that ends
     * before it begins. On a tie the earlier rows hold.
     */
    private static List<Integer> mostHours(List<EducationRow> rows, List<Integer> acceptable) {
        List<Integer> byEnd = acceptable.stream()
                .sorted(Comparator.comparing((Integer i) -> rows.get(i).to())
                        .thenComparing(i -> rows.get(i).from())
                        .thenComparing(i -> rows.get(i).hours()))
                .toList();
        BigDecimal[] best = new BigDecimal[byEnd.size() + 1];
        int[] before = new int[byEnd.size()];
        best[0] = BigDecimal.ZERO;
        for (int i = 0; i < before.length; i++) {
            LocalDate begins = rows.get(byEnd.get(i)).from();
            before[i] = (int) IntStream.range(0, i)
                    .filter(j -> rows.get(byEnd.get(j)).to().isBefore(begins))
                    .count();
            best[i + 1] = best[i].max(best[before[i]].add(rows.get(byEnd.get(i)).hours()));
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = before.length; i > 0; ) {
            if (best[i].compareTo(best[i - 1]) > 0) {
                chosen.add(byEnd.get(i - 1));
                i = before[i - 1];
            } else {
                i--;
            }
        }
        return chosen;
    }
}
