package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which hours of continuing education count (D9): inside the cycle, over by today, not overlapping, proven. */
public final class EducationRule {

    private EducationRule() {}

    /**
     * @param cycleFrom first day of the cycle, inclusive
     * @param cycleTo last day of the cycle, inclusive
     * @return the hours that count, and for each row in its given place why it does not: ROW_INCOMPLETE, ROW_REVERSED,
     *     ROW_FUTURE, ROW_OUTSIDE_CYCLE, ROW_OVERLAPS, ROW_WITHOUT_PROOF, or null where it counts
     */
    public static Tally tally(List<EducationRow> rows, LocalDate cycleFrom, LocalDate cycleTo, LocalDate today) {
        String[] whyNot = new String[rows.size()];
        List<EducationRow> counting = new ArrayList<>();
        BigDecimal hours = BigDecimal.ZERO;
        List<Integer> byStart = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> rows.get(i).from(), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        for (int i : byStart) {
            EducationRow row = rows.get(i);
            whyNot[i] = whyNot(row, counting, cycleFrom, cycleTo, today);
            if (whyNot[i] == null) {
                counting.add(row);
                hours = hours.add(row.hours());
            }
        }
        return new Tally(hours, java.util.Arrays.asList(whyNot));
    }

    private static String whyNot(
            EducationRow row, List<EducationRow> counting, LocalDate cycleFrom, LocalDate cycleTo, LocalDate today) {
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
        if (counting.stream()
                .anyMatch(one -> !row.from().isAfter(one.to()) && !one.from().isAfter(row.to()))) {
            return "ROW_OVERLAPS";
        }
        return row.imported() || row.proof() ? null : "ROW_WITHOUT_PROOF";
    }
}
