package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    @ParameterizedTest
    @CsvSource({
        ", 2031-11-22, 2030-11-21, VALID",
        ", 2031-11-22, 2030-11-22, EXPIRING", // renewal opens a year before
        ", 2031-11-22, 2031-11-22, EXPIRING", // the last day counts
        ", 2031-11-22, 2031-11-23, EXPIRED",
        // 29 February opens on the 28th
        ", 2032-02-29, 2031-02-27, VALID",
        ", 2032-02-29, 2031-02-28, EXPIRING",
        ", 2032-02-29, 2032-02-29, EXPIRING",
        ", 2032-02-29, 2032-03-01, EXPIRED",
        "CANCELLED, 2031-11-22, 2026-11-23, CANCELLED",
        "REVOKED, 2031-11-22, 2040-01-01, REVOKED"
    })
    void follows_from_the_last_day_and_today(String ending, LocalDate validTo, LocalDate today, Standing standing) {
        assertThat(Standing.of(ending, validTo, false, today, 1)).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        ", 2031-11-23, EXPIRING", // R19: undecided at its end, it stays in force
        ", 2033-01-01, EXPIRING",
        ", 2030-11-21, VALID",
        "CANCELLED, 2031-11-23, CANCELLED",
        "REVOKED, 2031-11-23, REVOKED"
    })
    void a_timely_renewal_undecided_keeps_it_in_force(String ending, LocalDate today, Standing standing) {
        assertThat(Standing.of(ending, LocalDate.of(2031, 11, 22), true, today, 1))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"VALID, true", "EXPIRING, true", "EXPIRED, false", "CANCELLED, false", "REVOKED, false"})
    void tells_who_is_registered(Standing standing, boolean inForce) {
        assertThat(standing.isInForce()).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"2, 2029-11-21, VALID", "2, 2029-11-22, EXPIRING", "0, 2031-11-21, VALID", "0, 2031-11-22, EXPIRING"})
    void the_time_before_the_end_is_a_parameter(int years, LocalDate today, Standing standing) {
        assertThat(Standing.of(null, LocalDate.of(2031, 11, 22), false, today, years))
                .isEqualTo(standing);
    }
}
