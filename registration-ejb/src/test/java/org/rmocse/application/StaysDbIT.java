package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.ClockProducer;

/** What keeps a registration in force beyond its end, and until when (D2, D23, R19). */
class StaysDbIT extends ClockDatabaseTest {

    /** A Friday, with the day after its last second in the country's time. */
    private static final LocalDate END = LocalDate.of(2026, 6, 5);

    private static final Instant OVER = Instant.parse("2026-06-05T16:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RENEWAL, false, EXPIRING",
        "CHANGE, true, EXPIRING",
        "CHANGE, false, EXPIRED",
        "REISSUE, false, EXPIRED",
        "OTHER_MATTER, false, EXPIRED"
    })
    void only_what_renews_the_term_keeps_it_in_force(ApplicationKind kind, boolean withRenewal, Standing after) {
        Person person = holder(END);
        filed(kind, withRenewal, person);
        CLOCK.moveTo(OVER.minusMillis(1));
        assertThat(standing(person)).isEqualTo(Standing.EXPIRING);
        CLOCK.moveTo(OVER);
        assertThat(standing(person)).isEqualTo(after);
    }

    @Test
    void it_ends_on_the_day_a_correction_lapses_and_not_before() {
        Person person = holder(END);
        LaidFile renewal = filed(ApplicationKind.RENEWAL, false, person);
        move(renewal, Action.RETURN);
        LocalDate due = due(renewal).on();
        assertThat(due).isAfter(END);
        CLOCK.moveTo(
                due.plusDays(1).atStartOfDay(ClockProducer.ZONE).toInstant().minusMillis(1));
        tick();
        assertThat(standing(person)).isEqualTo(Standing.EXPIRING);
        CLOCK.moveTo(CLOCK.instant().plusMillis(1));
        tick();
        assertThat(status(renewal)).isEqualTo(Status.LAPSED);
        assertThat(standing(person)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_correction_that_lapses_before_the_end_takes_nothing_from_the_term() {
        Person person = holder(END);
        moveTo(LocalDate.of(2026, 2, 2));
        LaidFile renewal = lay(ApplicationKind.RENEWAL, Status.DRAFT, person);
        move(renewal, Action.SUBMIT);
        move(renewal, Action.RETURN);
        moveTo(due(renewal).on().plusDays(1));
        tick();
        assertThat(status(renewal)).isEqualTo(Status.LAPSED);
        moveTo(END);
        assertThat(standing(person)).isEqualTo(Standing.EXPIRING);
        moveTo(END.plusDays(1));
        assertThat(standing(person)).isEqualTo(Standing.EXPIRED);
    }

    /** Filed on the last second of the last day. */
    private LaidFile filed(ApplicationKind kind, boolean withRenewal, Person person) {
        CLOCK.moveTo(OVER.minusMillis(1));
        LaidFile file = lay(kind, Status.DRAFT, person);
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set with_renewal = ? where id = ?",
                withRenewal || kind == ApplicationKind.RENEWAL,
                file.id()));
        move(file, Action.SUBMIT);
        return file;
    }

    private static Standing standing(Person person) {
        return REGISTER.ofPerson(person.id()).orElseThrow().standing();
    }
}
