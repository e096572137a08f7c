package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

class SecondFactorsDbIT extends AccountDatabaseTest {

    private UUID officer;
    private String email;
    private byte[] secret;
    private List<String> recovery;

    @BeforeEach
    void enrol() {
        officer = officer(Role.FINAL_REVIEWER, null);
        email = row(officer).get("email").toString();
        signedIn(officer);
        doing(beans -> beans.factors().begin());
        secret = with(
                beans -> FACTORS.drawn(beans.directory().byPublicId(officer).orElseThrow())
                        .orElseThrow());
        recovery =
                with(beans -> beans.factors().confirm(PASSWORD, code(0), HERE)).orElseThrow();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
        signedIn(null);
    }

    @Test
    void whoever_has_one_is_signed_in_by_the_code_and_not_by_the_password() {
        SignIn first = signIn(email, PASSWORD).orElseThrow();
        assertThat(first.half()).isNotNull();
        assertThat(row(officer)).containsEntry("last_sign_in_at", null);
        assertThat(finish(first, code(0))).hasValueSatisfying(signedIn -> {
            assertThat(signedIn.publicId()).isEqualTo(officer);
            assertThat(signedIn.roles()).containsExactly(Role.FINAL_REVIEWER);
            assertThat(signedIn.half()).isNull();
        });
        assertThat(row(officer).get("last_sign_in_at")).isNotNull();
        assertThat(actions())
                .containsSubsequence("account.second_factor_on", "account.code_asked", "account.signed_in");
    }

    @Test
    void a_code_counts_once_and_none_before_it_does() {
        assertThat(finish(first(), code(0))).isPresent();
        assertThat(finish(first(), code(0))).isEmpty();
        assertThat(finish(first(), code(-1))).as("the one before it").isEmpty();
        assertThat(finish(first(), code(1))).as("the next one").isPresent();
    }

    @Test
    void the_code_it_was_switched_on_with_is_used_up() {
        CLOCK.moveTo(CLOCK.instant().minusSeconds(60));
        assertThat(finish(first(), code(0))).isEmpty();
    }

    @Test
    void of_two_at_once_with_one_code_one_gets_in() throws Exception {
        SignIn first = first();
        Callable<Boolean> enter = () -> finish(first, code(0)).isPresent();
        assertThat(AtOnce.run(List.of(enter, enter, enter))).containsExactlyInAnyOrder(true, false, false);
    }

    @Test
    void blanks_in_a_code_are_forgiven_and_nothing_else() {
        assertThat(finish(first(), null)).isEmpty();
        assertThat(finish(first(), "")).isEmpty();
        assertThat(finish(first(), "00000")).isEmpty();
        assertThat(finish(first(), code(0).substring(0, 3) + ' ' + code(0).substring(3) + ' '))
                .isPresent();
    }

    @Test
    void wrong_codes_are_counted_with_the_wrong_passwords_and_the_right_password_does_not_forgive_them() {
        for (int i = 0; i < 5; i++) {
            assertThat(finish(first(), wrong())).isEmpty();
        }
        assertThat(signIn(email, PASSWORD)).as("that place must wait").isEmpty();
        assertThat(row(officer)).containsEntry("failures", 5);
        assertThat(actions()).filteredOn("account.code_failed"::equals).hasSize(5);
        CLOCK.moveTo(CLOCK.instant().plusSeconds(16));
        SignIn first = first();
        assertThat(finish(first, wrong())).isEmpty();
        assertThat(finish(first, code(0))).as("longer than before").isEmpty();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(31));
        assertThat(finish(first(), code(0))).isPresent();
        assertThat(row(officer)).containsEntry("failures", 0);
    }

    @Test
    void the_code_must_follow_the_password_soon() {
        SignIn first = first();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(10 * 60 - 1));
        assertThat(isAwaited(first)).isTrue();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(1));
        assertThat(isAwaited(first)).isFalse();
        assertThat(finish(first, code(0))).isEmpty();
        boolean nobody = with(beans -> beans.factors().isAwaited(null));
        assertThat(nobody).isFalse();
    }

    @Test
    void after_a_change_of_the_password_or_the_closing_of_the_account_no_code_follows() {
        SignIn first = first();
        signedIn(officer);
        doing(beans -> beans.accounts().changePassword(PASSWORD, "another long passphrase"));
        assertThat(finish(first, code(0))).isEmpty();
        SignIn second = signIn(email, "another long passphrase").orElseThrow();
        JDBI.useHandle(
                handle -> handle.execute("update account.account set enabled = false where public_id = ?", officer));
        assertThat(finish(second, code(0))).isEmpty();
    }

    /** Whoever reads somebody's mail comes no further than to the code. */
    @Test
    void a_password_set_by_mail_leaves_it_on() {
        String link = inTransaction(() -> LINKS.create(key(officer)));
        doing(beans -> beans.accounts()
                .setPassword(link.substring(link.indexOf("token=") + 6), "another long passphrase", HERE));
        assertThat(signIn(email, "another long passphrase").orElseThrow().half())
                .isNotNull();
    }

    @Test
    void each_recovery_code_stands_in_once() {
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("(\\w{5}-){4}\\w{5}"));
        assertThat(finish(first(), recovery.get(3).toLowerCase())).isPresent();
        assertThat(finish(first(), recovery.get(3))).isEmpty();
        assertThat(finish(first(), ' ' + recovery.get(4).replace("-", ""))).isPresent();
        signedIn(officer);
        assertThat(state().recoveryCodes()).isEqualTo(8);
        assertThat(AUDIT.of(officer))
                .filteredOn(entry -> entry.action().equals("account.signed_in"))
                .allMatch(entry -> entry.detail().contains("RECOVERY_CODE"));
    }

    @Test
    void new_recovery_codes_replace_the_old_ones_for_whoever_knows_password_and_code() {
        signedIn(officer);
        assertThat(renew("wrong", code(0))).isEmpty();
        assertThat(renew(PASSWORD, wrong())).isEmpty();
        assertThat(renew(PASSWORD, null)).isEmpty();
        List<String> renewed = renew(PASSWORD, code(0)).orElseThrow();
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(recovery);
        assertThat(finish(first(), recovery.get(0))).isEmpty();
        assertThat(finish(first(), renewed.get(0))).isPresent();
        assertThat(actions()).contains("account.proof_failed", "account.code_failed", "account.recovery_codes_drawn");
    }

    @Test
    void another_accounts_recovery_code_opens_nothing() {
        UUID other = officer(Role.CERTIFICATE_OFFICER, null);
        signedIn(other);
        doing(beans -> beans.factors().begin());
        byte[] others = with(beans ->
                FACTORS.drawn(beans.directory().byPublicId(other).orElseThrow()).orElseThrow());
        List<String> codes = with(beans ->
                        beans.factors().confirm(PASSWORD, TimeCode.code(others, TimeCode.step(CLOCK.instant())), HERE))
                .orElseThrow();
        assertThat(finish(first(), codes.get(0))).isEmpty();
    }

    @Test
    void it_is_switched_off_by_password_and_code_and_other_sessions_end() {
        signedIn(officer);
        int epoch = (Integer) row(officer).get("session_epoch");
        assertThat(remove("wrong", code(0))).isFalse();
        assertThat(remove(PASSWORD, wrong())).isFalse();
        assertThat(row(officer)).containsEntry("session_epoch", epoch);
        assertThat(remove(PASSWORD, code(0))).isTrue();
        assertThat(row(officer)).containsEntry("session_epoch", epoch + 1);
        assertThat(signIn(email, PASSWORD).orElseThrow().half()).isNull();
        int left = JDBI.withHandle(
                handle -> handle.createQuery("select count(*) from account.recovery_code where account_id = :account")
                        .bind("account", key(officer))
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    @Test
    void guessing_in_an_open_session_is_counted_and_made_to_wait() {
        signedIn(officer);
        for (int i = 0; i < 5; i++) {
            assertThat(remove(PASSWORD, wrong())).isFalse();
        }
        assertThat(remove(PASSWORD, code(0))).isFalse();
        assertThat(signIn(email, PASSWORD)).isEmpty();
    }

    @Test
    void who_is_signed_in_is_proven_once_more_by_password_and_code_and_the_count_begins_anew() {
        signedIn(officer);
        assertThat(prove("wrong", code(0))).isFalse();
        assertThat(prove(PASSWORD, null)).isFalse();
        assertThat(row(officer)).containsEntry("failures", 2);
        assertThat(prove(PASSWORD, code(0))).isTrue();
        assertThat(row(officer)).containsEntry("failures", 0);
        assertThat(prove(PASSWORD, code(0))).as("a code counts once").isFalse();
        assertThat(actions()).contains("account.proven");
        UUID other = officer(Role.MINISTRY_OFFICER, null);
        signedIn(other);
        assertThat(prove("wrong", null)).isFalse();
        assertThat(prove(PASSWORD, null)).as("no second factor, no code").isTrue();
    }

    private boolean prove(String password, String code) {
        return with(beans -> beans.factors().prove(password, code, HERE));
    }

    @Test
    void nothing_is_asked_before_the_first_code_was_right() {
        UUID other = officer(Role.CERTIFICATE_OFFICER, null);
        signedIn(other);
        String key = with(beans -> beans.factors().begin()).key();
        assertThat(key).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        assertThat(with(beans -> beans.factors().begun()).key()).isEqualTo(key);
        assertThat(with(beans -> beans.factors().begin()).key())
                .as("a new one with each page")
                .isNotEqualTo(key);
        assertThatThrownBy(() -> doing(beans -> beans.factors().confirm(PASSWORD, wrong(), HERE)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.code()).isEqualTo("SECOND_FACTOR_CODE_WRONG")));
        Optional<List<String>> refused = with(beans -> beans.factors().confirm("wrong", wrong(), HERE));
        assertThat(refused).isEmpty();
        assertThat(state().isOn()).isFalse();
        assertThat(signIn(row(other).get("email").toString(), PASSWORD)
                        .orElseThrow()
                        .half())
                .isNull();
    }

    @Test
    void what_is_on_is_not_replaced_without_being_switched_off() {
        signedIn(officer);
        assertThatThrownBy(() -> doing(beans -> beans.factors().begin())).isInstanceOf(Rejected.class);
        assertThat(finish(first(), code(0))).isPresent();
    }

    @Test
    void officers_must_have_one_from_the_day_of_the_parameter_and_applicants_need_none() {
        UUID other = officer(Role.AUDITOR, null);
        signedIn(other);
        assertThat(state().isDue()).isTrue();
        rolledBack("2026-11-24", () -> assertThat(state().isDue()).isFalse());
        rolledBack("2026-11-23", () -> assertThat(state().isDue()).isTrue());
        signedIn(officer);
        assertThat(state()).satisfies(state -> {
            assertThat(state.required()).isTrue();
            assertThat(state.isDue()).isFalse();
        });
        signedIn(applicant(known(true).person(), "applicant" + next() + "@applicant.example"));
        assertThat(state().required()).isFalse();
    }

    @Test
    void no_table_holds_a_secret_or_a_recovery_code() {
        String rows = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select (select string_agg(f::text, ' ') from account.second_factor f)
                            || (select string_agg(c::text, ' ') from account.recovery_code c)
                            || (select string_agg(e::text, ' ') from audit.entry e)
                        """)
                .mapTo(String.class)
                .one());
        assertThat(rows)
                .doesNotContain(java.util.HexFormat.of().formatHex(secret), TimeCode.text(secret), recovery.get(0))
                .doesNotContain(recovery.get(0).replace("-", ""));
    }

    @Test
    void a_secret_moved_to_another_account_does_not_open() {
        UUID other = officer(Role.CERTIFICATE_OFFICER, null);
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into account.second_factor select ?, secret, secret_key_version, drawn_at, confirmed_at, last_step
                from account.second_factor where account_id = ?
                """,
                key(other),
                key(officer)));
        SignIn first = signIn(row(other).get("email").toString(), PASSWORD).orElseThrow();
        assertThatThrownBy(() -> finish(first, code(0))).isInstanceOf(IllegalStateException.class);
    }

    private void rolledBack(String day, Runnable work) {
        setDay(day);
        try {
            work.run();
        } finally {
            setDay("2019-03-01");
        }
    }

    private static void setDay(String day) {
        JDBI.useHandle(handle -> handle.execute(
                "update shared.policy_parameter set value = ? where name = 'account.second_factor_staff'", day));
    }

    private SecondFactorState state() {
        return with(beans -> beans.factors().state());
    }

    private SignIn first() {
        return signIn(email, PASSWORD).orElseThrow();
    }

    private Optional<SignIn> finish(SignIn first, String code) {
        return with(beans -> beans.factors().finish(first.half(), code, HERE));
    }

    private boolean isAwaited(SignIn first) {
        return with(beans -> beans.factors().isAwaited(first.half()));
    }

    private Optional<List<String>> renew(String password, String code) {
        return with(beans -> beans.factors().renewRecoveryCodes(password, code, HERE));
    }

    private boolean remove(String password, String code) {
        return with(beans -> beans.factors().remove(password, code, HERE));
    }

    /** What the app shows that many steps from now. */
    private String code(int steps) {
        return TimeCode.code(secret, TimeCode.step(CLOCK.instant()) + steps);
    }

    /** Six digits that are no code of these minutes. */
    private String wrong() {
        List<String> near = new ArrayList<>();
        for (int steps = -3; steps <= 3; steps++) {
            near.add(code(steps));
        }
        return near.contains("000000") ? "000001" : "000000";
    }

    private List<String> actions() {
        return AUDIT.of(officer).stream().map(AuditEntry::action).toList();
    }
}
