package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmocse.shared.Settings;

class DemoAccountsDbIT extends AccountDatabaseTest {

    /** The tests run as production does, unless told otherwise. */
    @Test
    void are_never_opened_in_production() {
        assertThat(Settings.current().mode()).isEqualTo(Settings.Mode.PRODUCTION);
        int before = count();
        assertThatThrownBy(() -> doing(beans -> beans.demo().open()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("production");
        assertThat(count()).isEqualTo(before);
        assertThat(signIn("security@demo.example", DemoAccounts.PASSWORD)).isEmpty();
    }

    @Test
    void let_no_officer_of_production_in_without_a_second_factor() {
        assertThatThrownBy(() -> doing(beans -> beans.demo().askNoSecondFactor()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(POLICY.at(java.time.LocalDate.of(2026, 11, 23)).date("account.second_factor_staff"))
                .isEqualTo("2019-03-01");
    }

    @Test
    void are_counted_while_somebody_could_sign_in_with_them() {
        int before = count();
        applicant(known(true).person(), "x" + next() + "@demo.example");
        applicant(known(true).person(), "x" + next() + "@notdemo.example.org");
        assertThat(count()).isEqualTo(before + 1);
        JDBI.useHandle(handle ->
                handle.execute("update account.account set enabled = false where email like '%@demo.example'"));
        assertThat(count()).isZero();
    }

    private int count() {
        return with(beans -> beans.demo().count());
    }
}
