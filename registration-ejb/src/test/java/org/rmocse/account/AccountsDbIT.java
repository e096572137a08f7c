package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

class AccountsDbIT extends AccountDatabaseTest {

    private static final String NEW_PASSWORD = "another long passphrase";

    private Known known;
    private String email;
    private UUID account;

    @BeforeEach
    void open() {
        known = known(true);
        email = "lin" + next() + "@applicant.example";
        account = applicant(known.person(), email);
    }

    @Test
    void lets_somebody_in_by_any_of_their_names_however_they_are_typed() {
        String registration = String.format("2026%07d", next());
        inTransaction(() -> with(beans -> {
            beans.directory().addRegistrationNumbers(List.of(known.person().id()), List.of(registration));
            return null;
        }));
        for (String name : List.of(
                email,
                "  " + email.toUpperCase(Locale.ROOT) + "\t",
                known.number().value(),
                ' ' + known.number().value().toLowerCase(Locale.ROOT) + ' ',
                registration,
                registration + ' ')) {
            assertThat(signIn(name, PASSWORD)).as(name).hasValue(new SignIn(account, Set.of(Role.APPLICANT)));
        }
    }

    @Test
    void lets_nobody_in_with_a_wrong_password_or_name() {
        assertThat(signIn(email, "wrong")).isEmpty();
        assertThat(signIn(email, "")).isEmpty();
        assertThat(signIn(email, null)).isEmpty();
        assertThat(signIn(email, PASSWORD + ' ')).isEmpty();
        assertThat(signIn("nobody@applicant.example", PASSWORD)).isEmpty();
        assertThat(signIn(someIdNumber(java.time.LocalDate.of(1984, 3, 5)).value(), PASSWORD))
                .isEmpty();
        assertThat(signIn("", PASSWORD)).isEmpty();
        assertThat(signIn(null, PASSWORD)).isEmpty();
        assertThat(signIn(account.toString(), PASSWORD)).isEmpty();
        assertThat(signIn("%", PASSWORD)).isEmpty();
    }

    @Test
    void lets_nobody_in_before_a_password_is_set() {
        JDBI.useHandle(handle ->
                handle.execute("update account.account set password_hash = null where public_id = ?", account));
        assertThat(signIn(email, PASSWORD)).isEmpty();
        assertThat(signIn(email, "nobody has this password")).isEmpty();
    }

    @Test
    void makes_the_place_wait_where_passwords_are_guessed_longer_each_time_and_nobody_else() {
        int free = POLICY.at(java.time.LocalDate.of(2026, 11, 23)).integer("account.free_failures");
        for (int i = 0; i < free; i++) {
            assertThat(signIn(email, "wrong")).isEmpty();
        }
        assertThat(signIn(email, PASSWORD)).as("the right one, too").isEmpty();
        assertThat(signIn(email, PASSWORD, ELSEWHERE)).isPresent();
        CLOCK.moveTo(MONDAY.plusSeconds(14));
        assertThat(signIn(email, PASSWORD)).isEmpty();
        CLOCK.moveTo(MONDAY.plusSeconds(15));
        assertThat(signIn(email, "wrong")).isEmpty();
        CLOCK.moveTo(MONDAY.plusSeconds(15 + 29));
        assertThat(signIn(email, PASSWORD)).isEmpty();
        CLOCK.moveTo(MONDAY.plusSeconds(15 + 30));
        assertThat(signIn(email, PASSWORD)).isPresent();
        assertThat(signIn(email, "wrong")).isEmpty();
        assertThat(signIn(email, PASSWORD)).as("the count began anew").isPresent();
    }

    @Test
    void never_makes_anybody_wait_for_long() {
        for (int i = 0; i < 30; i++) {
            signIn(email, "wrong");
            CLOCK.moveTo(CLOCK.instant().plusSeconds(301));
        }
        assertThat(signIn(email, PASSWORD)).isPresent();
    }

    @Test
    void trying_while_waiting_does_not_prolong_it() {
        for (int i = 0; i < 5; i++) {
            signIn(email, "wrong");
        }
        for (int i = 1; i < 15; i++) {
            CLOCK.moveTo(MONDAY.plusSeconds(i));
            signIn(email, "wrong");
        }
        CLOCK.moveTo(MONDAY.plusSeconds(15));
        assertThat(signIn(email, PASSWORD)).isPresent();
    }

    @Test
    void a_closed_account_lets_nobody_in() {
        JDBI.useHandle(
                handle -> handle.execute("update account.account set enabled = false where public_id = ?", account));
        assertThat(signIn(email, PASSWORD)).isEmpty();
        assertThat(signIn(known.number().value(), PASSWORD)).isEmpty();
    }

    @Test
    void keeps_the_same_password_under_newer_settings_when_it_is_used() {
        String old = PasswordHashTest.hash(PASSWORD, 8192, 1);
        JDBI.useHandle(handle ->
                handle.execute("update account.account set password_hash = ? where public_id = ?", old, account));
        int epoch = (Integer) row(account).get("session_epoch");
        assertThat(signIn(email, "wrong")).isEmpty();
        assertThat(row(account)).containsEntry("password_hash", old);
        assertThat(signIn(email, PASSWORD)).isPresent();
        assertThat(row(account).get("password_hash").toString())
                .isNotEqualTo(old)
                .matches(hash -> !PasswordHash.isOutdated(hash));
        assertThat(row(account)).as("no session ends by it").containsEntry("session_epoch", epoch);
        assertThat(signIn(email, PASSWORD)).isPresent();
    }

    @Test
    void every_try_is_in_the_trail() {
        signIn(email, "wrong");
        signIn(email, PASSWORD);
        assertThat(AUDIT.of(account))
                .extracting(AuditEntry::action)
                .containsExactly("account.sign_in_failed", "account.signed_in");
        assertThat(((java.sql.Timestamp) row(account).get("last_sign_in_at")).toInstant())
                .isEqualTo(MONDAY);
    }

    @Test
    void sets_the_password_a_link_is_for_once_and_ends_open_sessions() {
        String token = link();
        int epoch = (Integer) row(account).get("session_epoch");
        assertThat(isLinkValid(token)).isTrue();
        doing(beans -> beans.accounts().setPassword(token, NEW_PASSWORD, HERE));
        assertThat(isLinkValid(token)).isFalse();
        assertThat(signIn(email, NEW_PASSWORD)).isPresent();
        assertThat(signIn(email, PASSWORD)).isEmpty();
        assertThat(row(account)).containsEntry("session_epoch", epoch + 1);
        refuses(() -> doing(beans -> beans.accounts().setPassword(token, PASSWORD, HERE)), "LINK_INVALID");
        assertThat(AUDIT.of(account)).extracting(AuditEntry::action).contains("account.password_set");
    }

    @Test
    void a_password_that_is_none_leaves_the_link_good() {
        String token = link();
        refuses(() -> doing(beans -> beans.accounts().setPassword(token, "short", HERE)), "PASSWORD_TOO_SHORT");
        refuses(
                () -> doing(beans ->
                        beans.accounts().setPassword(token, known.person().name() + "的密码很长很长很长", HERE)),
                "PASSWORD_PERSONAL");
        assertThat(isLinkValid(token)).isTrue();
        assertThat(signIn(email, PASSWORD)).isPresent();
    }

    @Test
    void a_link_to_a_closed_account_opens_nothing() {
        String token = link();
        JDBI.useHandle(
                handle -> handle.execute("update account.account set enabled = false where public_id = ?", account));
        refuses(() -> doing(beans -> beans.accounts().setPassword(token, NEW_PASSWORD, HERE)), "LINK_INVALID");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "guessed"})
    void a_guessed_link_is_no_link(String token) {
        assertThat(isLinkValid(token)).isFalse();
        refuses(() -> doing(beans -> beans.accounts().setPassword(token, NEW_PASSWORD, HERE)), "LINK_INVALID");
    }

    @Test
    void whoever_set_the_password_by_mail_may_sign_in_there_at_once() {
        for (int i = 0; i < 8; i++) {
            signIn(email, "wrong");
        }
        String token = link();
        doing(beans -> beans.accounts().setPassword(token, NEW_PASSWORD, HERE));
        assertThat(signIn(email, NEW_PASSWORD)).isPresent();
    }

    @Test
    void changes_ones_own_password_after_the_present_one() {
        signedIn(account);
        int epoch = (Integer) row(account).get("session_epoch");
        refuses(() -> doing(beans -> beans.accounts().changePassword("wrong", NEW_PASSWORD)), "PASSWORD_WRONG");
        refuses(() -> doing(beans -> beans.accounts().changePassword(null, NEW_PASSWORD)), "PASSWORD_WRONG");
        refuses(() -> doing(beans -> beans.accounts().changePassword(PASSWORD, "1234567890")), "PASSWORD_COMMON");
        assertThat(signIn(email, PASSWORD)).isPresent();
        doing(beans -> beans.accounts().changePassword(PASSWORD, NEW_PASSWORD));
        assertThat(signIn(email, NEW_PASSWORD)).isPresent();
        assertThat(row(account)).containsEntry("session_epoch", epoch + 1);
        signedIn(null);
        refuses(() -> doing(beans -> beans.accounts().changePassword(NEW_PASSWORD, PASSWORD)), "SIGNED_OUT");
    }

    @Test
    void no_table_holds_a_password() {
        Instant before = CLOCK.instant();
        String token = link();
        doing(beans -> beans.accounts().setPassword(token, NEW_PASSWORD, HERE));
        signIn(email, "a wrong but telling one");
        assertThat(CLOCK.instant()).isEqualTo(before);
        for (String table :
                List.of("account.account", "account.one_time_link", "account.sign_in_origin", "audit.entry")) {
            String rows =
                    JDBI.withHandle(handle -> handle.createQuery("select string_agg(t::text, ' ') from " + table + " t")
                            .mapTo(String.class)
                            .one());
            assertThat(rows.contains(NEW_PASSWORD)
                            || rows.contains("telling")
                            || rows.contains(token)
                            || rows.contains(HERE))
                    .as(table)
                    .isFalse();
        }
    }

    private boolean isLinkValid(String token) {
        return with(beans -> beans.accounts().isLinkValid(token));
    }

    private String link() {
        String link = inTransaction(() -> LINKS.create(key(account)));
        return link.substring(link.indexOf("token=") + 6);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly(code));
    }
}
