package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EducationRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate CYCLE_FROM = LocalDate.of(2021, 11, 23);
    private static final LocalDate CYCLE_TO = LocalDate.of(2026, 12, 31);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2025-03-01, 2025-03-05, 24,  -",
                "2025-03-01, 2025-03-01, 0.5, -",
                // the boundaries of the cycle and of today are inside
                "2021-11-23, 2021-11-23, 8,   -",
                "2021-11-22, 2021-11-23, 8,   ROW_OUTSIDE_CYCLE",
                "2021-11-01, 2021-11-22, 8,   ROW_OUTSIDE_CYCLE",
                "2026-11-20, 2026-11-23, 8,   -",
                "2026-11-20, 2026-11-24, 8,   ROW_FUTURE",
                "2026-12-01, 2026-12-02, 8,   ROW_FUTURE",
                "2025-03-05, 2025-03-04, 8,   ROW_REVERSED",
                "-,          2025-03-04, 8,   ROW_INCOMPLETE",
                "2025-03-05, -,          8,   ROW_INCOMPLETE",
                "2025-03-05, 2025-03-05, -,   ROW_INCOMPLETE",
                "2025-03-05, 2025-03-05, 0,   ROW_INCOMPLETE",
                "2025-03-05, 2025-03-05, -8,  ROW_INCOMPLETE"
            })
    void counts_a_row_or_says_why_not(LocalDate from, LocalDate to, BigDecimal hours, String whyNot) {
        Tally tally = tally(List.of(row(from, to, hours, false, true)));
        assertThat(tally.whyNot()).containsExactly(whyNot);
        assertThat(tally.hours()).isEqualByComparingTo(whyNot == null ? hours : BigDecimal.ZERO);
    }

    @Test
    void leaves_out_what_lies_after_the_cycle_even_if_it_is_over() {
        EducationRow row = row("2026-06-01", "2026-06-02", 8);
        Tally tally = EducationRule.tally(List.of(row), CYCLE_FROM, LocalDate.of(2026, 6, 1), TODAY);
        assertThat(tally.whyNot()).containsExactly("ROW_OUTSIDE_CYCLE");
    }

    @ParameterizedTest
    @CsvSource({"false, false, ROW_WITHOUT_PROOF", "false, true, ''", "true, false, ''", "true, true, ''"})
    void wants_proof_of_a_self_typed_row_only(boolean imported, boolean proof, String whyNot) {
        EducationRow row = row(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 2), BigDecimal.TEN, imported, proof);
        assertThat(tally(List.of(row)).whyNot()).containsExactly(whyNot.isEmpty() ? null : whyNot);
    }

    @Test
    void an_unproven_row_does_not_keep_out_a_proven_one() {
        EducationRow unproven =
                row(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 9), BigDecimal.valueOf(40), false, false);
        Tally tally = tally(List.of(unproven, row("2025-01-05", "2025-01-06", 8)));
        assertThat(tally.whyNot()).containsExactly("ROW_WITHOUT_PROOF", null);
    }

    @Test
    void rows_that_share_a_day_overlap_and_neighbours_do_not() {
        assertThat(tally(List.of(row("2025-01-01", "2025-01-05", 8), row("2025-01-05", "2025-01-06", 4)))
                        .whyNot())
                .containsExactly(null, "ROW_OVERLAPS");
        assertThat(tally(List.of(row("2025-01-01", "2025-01-05", 8), row("2025-01-06", "2025-01-06", 4)))
                        .whyNot())
                .containsExactly(null, null);
    }

    @Test
    void of_overlapping_rows_those_count_that_give_the_most_hours() {
        Tally tally = tally(List.of(
                row("2025-01-01", "2025-12-31", 30),
                row("2025-02-01", "2025-02-05", 24),
                row("2025-05-01", "2025-05-05", 24)));
        assertThat(tally.hours()).isEqualByComparingTo("48");
        assertThat(tally.whyNot()).containsExactly("ROW_OVERLAPS", null, null);
    }

    @Test
    void is_nothing_without_rows() {
        assertThat(tally(List.of()).hours()).isEqualByComparingTo("0");
    }

    @Property
    void gives_as_many_hours_as_any_choice_of_rows_without_overlap(@ForAll("rows") List<EducationRow> rows) {
        BigDecimal best = IntStream.range(0, 1 << rows.size())
                .mapToObj(choice -> IntStream.range(0, rows.size())
                        .filter(i -> (choice >> i & 1) == 1)
                        .mapToObj(rows::get)
                        .toList())
                .filter(EducationRuleTest::countsWhole)
                .map(EducationRuleTest::sum)
                .max(BigDecimal::compareTo)
                .orElseThrow();
        assertThat(tally(rows).hours()).isEqualByComparingTo(best);
    }

    @Property
    void counts_rows_that_stand_together_and_adds_up_exactly_those(@ForAll("rows") List<EducationRow> rows) {
        Tally tally = tally(rows);
        List<EducationRow> counted = IntStream.range(0, rows.size())
                .filter(i -> tally.whyNot().get(i) == null)
                .mapToObj(rows::get)
                .toList();
        assertThat(tally.whyNot()).hasSameSizeAs(rows);
        assertThat(countsWhole(counted)).isTrue();
        assertThat(tally.hours()).isEqualByComparingTo(sum(counted));
    }

    @Property
    void one_row_more_never_makes_it_fewer(
            @ForAll("rows") List<EducationRow> rows, @ForAll("row") EducationRow another) {
        List<EducationRow> more = new ArrayList<>(rows);
        more.add(another);
        assertThat(tally(more).hours()).isGreaterThanOrEqualTo(tally(rows).hours());
    }

    @Property
    void the_order_of_the_rows_does_not_matter(@ForAll("rows") List<EducationRow> rows, @ForAll Random random) {
        List<EducationRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        assertThat(tally(shuffled).hours()).isEqualByComparingTo(tally(rows).hours());
    }

    @Provide
    Arbitrary<EducationRow> row() {
        Arbitrary<LocalDate> days = Arbitraries.longs().between(-40, 5).map(TODAY::plusDays);
        return Combinators.combine(
                        days,
                        Arbitraries.integers().between(-1, 10),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, true, false))
                .as((from, length, hours, imported, proof) ->
                        row(from, from.plusDays(length), BigDecimal.valueOf(hours), imported, proof));
    }

    @Provide
    Arbitrary<List<EducationRow>> rows() {
        return row().list().ofMaxSize(7);
    }

    /** D9, said once more and differently: each row alone counts, and no two share a day. */
    private static boolean countsWhole(List<EducationRow> rows) {
        boolean each = rows.stream()
                .allMatch(row -> row.hours().signum() > 0
                        && !row.from().isAfter(row.to())
                        && !row.from().isBefore(CYCLE_FROM)
                        && !row.to().isAfter(CYCLE_TO)
                        && !row.to().isAfter(TODAY)
                        && (row.imported() || row.proof()));
        return each
                && rows.stream()
                                .flatMap(row -> row.from().datesUntil(row.to().plusDays(1)))
                                .distinct()
                                .count()
                        == rows.stream()
                                .mapToLong(row -> row.from()
                                        .datesUntil(row.to().plusDays(1))
                                        .count())
                                .sum();
    }

    private static BigDecimal sum(List<EducationRow> rows) {
        return rows.stream().map(EducationRow::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Tally tally(List<EducationRow> rows) {
        return EducationRule.tally(rows, CYCLE_FROM, CYCLE_TO, TODAY);
    }

    private static EducationRow row(String from, String to, int hours) {
        return row(LocalDate.parse(from), LocalDate.parse(to), BigDecimal.valueOf(hours), false, true);
    }

    private static EducationRow row(LocalDate from, LocalDate to, BigDecimal hours, boolean imported, boolean proof) {
        return new EducationRow(from, to, "课程", "ONLINE", "虚构培训机构", hours, imported, proof);
    }
}
