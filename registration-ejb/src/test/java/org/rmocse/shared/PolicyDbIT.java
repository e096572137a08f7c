package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDbIT extends DatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final String name = "test.parameter" + next();

    @Test
    void a_new_value_holds_from_its_day_and_not_the_day_before() {
        set("2019-03-01", "48");
        set("2027-01-01", "60");
        assertThat(policy.at(LocalDate.of(2026, 12, 31)).integer(name)).isEqualTo(48);
        assertThat(policy.at(LocalDate.of(2027, 1, 1)).integer(name)).isEqualTo(60);
        assertThat(policy.at(LocalDate.of(2019, 3, 1)).integer(name)).isEqualTo(48);
    }

    @Test
    void a_parameter_is_not_there_before_its_first_day() {
        set("2027-01-01", "60");
        PolicyParameters today = policy.at(LocalDate.of(2026, 12, 31));
        assertThatThrownBy(() -> today.integer(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
        assertThat(today.asMap()).doesNotContainKey(name).isNotEmpty();
    }

    @Test
    void of_many_values_the_last_begun_holds() {
        for (String day : new String[] {"2024-01-01", "2022-01-01", "2026-11-23", "2026-11-24"}) {
            set(day, day);
        }
        assertThat(policy.at(TODAY).date(name)).isEqualTo(TODAY);
    }

    @Test
    void one_name_has_one_value_a_day() {
        set("2026-01-01", "1");
        assertThatThrownBy(() -> set("2026-01-01", "2")).hasMessageContaining("policy_parameter_pkey");
    }

    @Test
    void says_which_value_is_no_number() {
        set("2026-01-01", "soon");
        assertThatThrownBy(() -> policy.at(TODAY).integer(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_frozen_stays_when_the_parameter_changes() {
        set("2026-01-01", "48");
        PolicyParameters frozen = PolicyParameters.of(policy.at(TODAY).asMap());
        set("2026-11-01", "60");
        assertThat(policy.at(TODAY).integer(name)).isEqualTo(60);
        assertThat(frozen.integer(name)).isEqualTo(48);
    }

    @Test
    void what_was_read_before_is_read_again_once_anything_has_changed() {
        set("2026-01-01", "48");
        assertThat(policy.at(TODAY).integer(name)).isEqualTo(48);
        assertThat(policy.at(TODAY)).isSameAs(policy.at(TODAY));
        JDBI.useHandle(
                handle -> handle.execute("update shared.policy_parameter set value = '60' where name = ?", name));
        assertThat(policy.at(TODAY).integer(name)).isEqualTo(60);
        JDBI.useHandle(handle -> handle.execute("delete from shared.policy_parameter where name = ?", name));
        assertThat(policy.at(TODAY).asMap()).doesNotContainKey(name);
    }

    @Test
    void a_change_that_is_rolled_back_is_seen_by_itself_alone() throws Exception {
        set("2026-01-01", "48");
        assertThatThrownBy(() -> inTransaction(() -> {
                    set("2026-11-01", "60");
                    assertThat(policy.at(TODAY).integer(name)).isEqualTo(60);
                    assertThat(CompletableFuture.supplyAsync(
                                            () -> policy.at(TODAY).integer(name))
                                    .join())
                            .isEqualTo(48);
                    throw new IllegalStateException("not after all");
                }))
                .hasMessage("not after all");
        assertThat(policy.at(TODAY).integer(name)).isEqualTo(48);
        set("2026-10-01", "72");
        assertThat(policy.at(TODAY).integer(name)).isEqualTo(72);
    }

    /** The numbers of the published rules, as the domain's table gives them. */
    @ParameterizedTest
    @CsvSource({
        "validity.years, 5",
        "initial.cutover, 2019-03-01",
        "initial.legacy_deadline, 2024-03-01",
        "initial.years, 5",
        "age.max, 70",
        "age.warning_days, 90",
        "education.hours, 48",
        "education.cycle_years, 5",
        "bar.years, 5",
        "renewal.opens_years, 1",
        "renewal.usual_months, 3",
        "work.gap_days, 31",
        "clock.working_days, true",
        "clock.correction_reminder_days, 5",
        "staffing.employees, 300",
        "staffing.percent, 15",
        "staffing.small_staff, 7",
        "staffing.service_percent, 30",
        "clock.acceptance_days, 5",
        "clock.initial_review_days, 20",
        "clock.final_review_days, 20",
        "clock.approval_days, 10",
        "clock.correction_days, 30",
        "material.max_bytes, 10485760",
        "material.max_pages, 20",
        "portrait.width, 295",
        "portrait.height, 413",
        "portrait.max_bytes, 204800",
        "portrait.ground, WHITE"
    })
    void begins_with_the_numbers_of_the_rules(String parameter, String value) {
        assertThat(policy.at(TODAY).text(parameter)).isEqualTo(value);
    }

    private void set(String from, String value) {
        JDBI.useHandle(handle -> handle.execute(
                "insert into shared.policy_parameter (name, valid_from, value) values (?, ?::date, ?)",
                name,
                from,
                value));
    }
}
