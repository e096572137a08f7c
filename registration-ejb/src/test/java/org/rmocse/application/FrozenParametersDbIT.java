package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Role;

/** The rules of the day of submission hold for a file until it is submitted anew. */
class FrozenParametersDbIT extends ProcessDatabaseTest {

    private final long agency = agency();

    @Test
    void freezes_the_parameters_of_the_day() {
        Filer filer = Filer.submitted(person(), agency);
        assertThat(frozen(filer)).isEqualTo(POLICY.at(today()).asMap());
    }

    @Test
    void what_was_frozen_holds_for_the_rest_of_the_file_and_the_days_parameters_for_a_new_one() {
        Filer early = Filer.submitted(person(), agency);
        Filer late = Filer.complete(person(), agency);
        JDBI.useHandle(
                handle -> handle.execute(
                        "insert into shared.policy_parameter (name, valid_from, value) values ('clock.correction_days', '2026-11-24', '3')"));
        try {
            moveTo(LocalDate.of(2026, 11, 24));
            late.submit();
            move(early, Action.RETURN, Role.AGENCY_REVIEWER);
            move(late, Action.RETURN, Role.AGENCY_REVIEWER);
            assertThat(early.column("due_on")).isEqualTo("2027-01-05");
            assertThat(late.column("due_on")).isEqualTo("2026-11-27");
            assertThat(frozen(early)).containsEntry("clock.correction_days", "30");
            assertThat(frozen(late)).containsEntry("clock.correction_days", "3");
        } finally {
            JDBI.useHandle(
                    handle -> handle.execute("delete from shared.policy_parameter where valid_from = '2026-11-24'"));
        }
    }

    @Test
    void what_was_in_time_stays_in_time_for_the_officer_who_looks_at_it_later() {
        Filer filer = Filer.complete(person(LocalDate.of(1985, 5, 5), LocalDate.of(2021, 11, 23), "化工安全"), agency);
        filer.submit();
        JDBI.useHandle(
                handle -> handle.execute(
                        "insert into shared.policy_parameter (name, valid_from, value) values ('work.gap_days', '2026-11-24', '0')"));
        try {
            moveTo(LocalDate.of(2026, 12, 10));
            ApplicationView view = as(officer(agency, Role.AGENCY_REVIEWER), () -> QUERIES.view(filer.application));
            assertThat(view.overdueInitial()).isFalse();
            assertThat(view.requiredMaterials()).doesNotContain(MaterialCode.CE_PROOF);
            assertThat(view.findings().values())
                    .allSatisfy(findings -> assertThat(findings).isEmpty());
            assertThat(view.isComplete()).isTrue();
        } finally {
            JDBI.useHandle(
                    handle -> handle.execute("delete from shared.policy_parameter where valid_from = '2026-11-24'"));
        }
    }

    @Test
    void whoever_filed_in_time_stays_in_time_while_mending() {
        Filer filer = Filer.complete(person(LocalDate.of(1985, 5, 5), LocalDate.of(2021, 11, 23), "化工安全"), agency);
        filer.submit();
        move(filer, Action.RETURN, Role.AGENCY_REVIEWER);
        moveTo(LocalDate.of(2026, 12, 10));
        assertThat(as(filer.actor, () -> QUERIES.view(filer.application)).overdueInitial())
                .isFalse();
        filer.submit();
        assertThat(filer.column("overdue_initial")).isEqualTo("false");
    }

    private void move(Filer filer, Action action, Role role) {
        inTransaction(
                () -> MOVES.performOne(action, filer.id(), officer(agency, role), CLOCK.instant(), Decision.NONE));
    }

    private static Map<String, String> frozen(Filer filer) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select key, value from jsonb_each_text((select policy from application.application where public_id = :id))")
                .bind("id", filer.application)
                .setMapKeyColumn("key")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {}));
    }
}
