package org.rmocse.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeWindowTest {

    /** Two windows a year, and one across New Year's Eve. */
    private static final List<IntakeWindow> YEARLY = List.of(
            new IntakeWindow(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 20), true),
            new IntakeWindow(LocalDate.of(2024, 12, 15), LocalDate.of(2024, 1, 10), true));

    private static final List<IntakeWindow> ONCE =
            List.of(new IntakeWindow(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), false));

    private static final List<IntakeWindow> LEAP_DAY =
            List.of(new IntakeWindow(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 5), true));

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, false, 2026-03-01",
        "2026-03-01, true,  2026-03-01",
        "2026-03-20, true,  2026-03-20",
        "2026-03-21, false, 2026-12-15",
        "2026-12-14, false, 2026-12-15",
        "2026-12-15, true,  2026-12-15",
        "2026-12-31, true,  2026-12-31",
        "2027-01-01, true,  2027-01-01",
        "2027-01-10, true,  2027-01-10",
        "2027-01-11, false, 2027-03-01"
    })
    void recurs_every_year(LocalDate on, boolean open, LocalDate opensOn) {
        assertThat(IntakeWindow.isOpen(YEARLY, on)).isEqualTo(open);
        assertThat(IntakeWindow.opensOn(YEARLY, on)).hasValue(opensOn);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-31, false", "2026-11-01, true", "2026-11-30, true", "2026-12-01, false", "2027-11-15, false"})
    void opens_once_where_it_is_dated(LocalDate on, boolean open) {
        assertThat(IntakeWindow.isOpen(ONCE, on)).isEqualTo(open);
    }

    @Test
    void knows_the_day_a_dated_window_opens_and_none_after_it() {
        assertThat(IntakeWindow.opensOn(ONCE, LocalDate.of(2025, 5, 5))).hasValue(LocalDate.of(2026, 11, 1));
        assertThat(IntakeWindow.opensOn(ONCE, LocalDate.of(2026, 12, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-28, false, 2028-02-29",
        "2028-02-29, true,  2028-02-29",
        "2027-02-28, false, 2027-03-01",
        "2027-03-01, true,  2027-03-01",
        "2027-03-05, true,  2027-03-05",
        "2027-03-06, false, 2028-02-29"
    })
    void opens_on_the_first_of_march_where_there_is_no_leap_day(LocalDate on, boolean open, LocalDate opensOn) {
        assertThat(IntakeWindow.isOpen(LEAP_DAY, on)).isEqualTo(open);
        assertThat(IntakeWindow.opensOn(LEAP_DAY, on)).hasValue(opensOn);
    }

    @Test
    void an_agency_without_a_window_is_always_open() {
        LocalDate any = LocalDate.of(2026, 7, 1);
        assertThat(IntakeWindow.isOpen(List.of(), any)).isTrue();
        assertThat(IntakeWindow.opensOn(List.of(), any)).hasValue(any);
    }

    @Property
    void the_day_it_opens_is_open_and_every_day_before_it_is_not(
            @ForAll("windows") List<IntakeWindow> windows, @ForAll("days") LocalDate on) {
        IntakeWindow.opensOn(windows, on).ifPresent(opens -> {
            assertThat(IntakeWindow.isOpen(windows, opens)).isTrue();
            assertThat(on.datesUntil(opens)).noneMatch(day -> IntakeWindow.isOpen(windows, day));
        });
    }

    @Property
    void an_agency_with_a_yearly_window_opens_again(
            @ForAll("windows") List<IntakeWindow> windows, @ForAll("days") LocalDate on) {
        boolean yearly = windows.stream()
                .anyMatch(window -> window.yearly() && window.opens().getDayOfYear() != 60);
        if (yearly) {
            assertThat(IntakeWindow.opensOn(windows, on)).isPresent();
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(0, 5 * 365).map(LocalDate.of(2024, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<List<IntakeWindow>> windows() {
        Arbitrary<LocalDate> days = days();
        return Combinators.combine(days, days, Arbitraries.of(true, false))
                .as((one, other, yearly) -> yearly || !other.isBefore(one)
                        ? new IntakeWindow(one, other, yearly)
                        : new IntakeWindow(other, one, false))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
