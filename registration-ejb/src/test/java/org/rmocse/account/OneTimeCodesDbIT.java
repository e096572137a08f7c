package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** A holder opens an account with the code the agency gave in person (D28): once, in time, and not by guessing. */
class OneTimeCodesDbIT extends AccountDatabaseTest {

    private static final Actor OFFICER = new Actor(31, PublicId.next(), "初审员", Set.of(Role.AGENCY_REVIEWER), null, 5L);

    private final Known known = known(false);
    private final String number = String.format("1985%07d", next());

    @Test
    void opens_an_account_without_an_address_and_sets_its_password() {
        OPENED.clear();
        assertThat(open(number, issue(), "")).isTrue();
        UUID account = accountOf(known);
        assertThat(row(account)).containsEntry("email", null).containsEntry("provisional", false);
        assertThat(signIn(known.number().value(), PASSWORD)).hasValue(new SignIn(account, Set.of(Role.APPLICANT)));
        assertThat(OPENED).containsExactly(new AccountOpened(known.person().id()));
        assertThat(AUDIT.of(account)).extracting(AuditEntry::action).contains("account.code_used");
    }

    @Test
    void forgives_how_the_code_and_the_number_are_typed() {
        String code = issue();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        String typed = ' '
                + code.toLowerCase(Locale.ROOT)
                        .replace("-", " — ")
                        .replace('0', 'o')
                        .replace('1', 'l');
        assertThat(open(' ' + number + ' ', typed, "")).isTrue();
    }

    @Test
    void keeps_an_address_that_is_nobody_elses() {
        String email = "holder" + next() + "@applicant.example";
        assertThat(open(number, issue(), ' ' + email + ' ')).isTrue();
        assertThat(row(accountOf(known))).containsEntry("email", email);
        assertThat(signIn(email, PASSWORD)).isPresent();
        assertThat(PEOPLE.get(known.person().id()).email()).isEqualTo(email);
        Known other = known(false);
        String others = String.format("1985%07d", next());
        assertThat(open(others, issue(other, others), email)).isTrue();
        assertThat(row(accountOf(other))).containsEntry("email", null);
        assertThat(PEOPLE.get(other.person().id()).email()).isNull();
    }

    @Test
    void works_once() {
        String code = issue();
        assertThat(open(number, code, "")).isTrue();
        assertThat(open(number, code, "")).isFalse();
    }

    @Test
    void of_two_at_once_one_opens_the_account() throws Exception {
        String code = issue();
        Callable<Boolean> open = () -> open(number, code, "");
        assertThat(AtOnce.run(List.of(open, open))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_new_code_ends_the_one_before() {
        String first = issue();
        String second = issue();
        assertThat(open(number, first, "")).isFalse();
        assertThat(open(number, second, "")).isTrue();
    }

    @Test
    void works_until_its_days_are_over() {
        String code = issue();
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(7)));
        assertThat(open(number, code, "")).isFalse();
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(7)).minusSeconds(1));
        assertThat(open(number, code, "")).isTrue();
    }

    @Test
    void the_answer_is_the_same_whoever_is_unknown_and_whatever_is_wrong() {
        String code = issue();
        assertThat(open("00000000000", code, "")).isFalse();
        assertThat(open(number, "00000-00000", "")).isFalse();
        assertThat(open(number, "%", "")).isFalse();
        assertThat(open(number, code.substring(0, 10), "")).isFalse();
        assertThat(open("' or 1=1 --", code, "")).isFalse();
        assertThat(accounts(known)).isZero();
    }

    @Test
    void wrong_codes_end_it_and_none_of_them_is_forgotten() {
        String code = issue();
        for (int i = 0; i < 5; i++) {
            assertThat(open(number, "AAAAA-AAAA" + i, "")).isFalse();
        }
        assertThat(open(number, code, "")).isFalse();
        assertThat(open(number, issue(), "")).as("a new one").isTrue();
    }

    @Test
    void what_is_wrong_with_the_password_is_told_before_the_code_is_looked_at() {
        String code = issue();
        for (String typed : List.of(code, "00000-00000")) {
            refuses(() -> open(number, typed, "short", ""), "PASSWORD_TOO_SHORT");
        }
        refuses(
                () -> open("", " ", "short", "no address"),
                "REQUIRED",
                "REQUIRED",
                "EMAIL_INVALID",
                "PASSWORD_TOO_SHORT");
        assertThat(open(number, code, "")).isTrue();
    }

    @Test
    void a_password_with_the_name_in_it_leaves_the_code_good() {
        String code = issue();
        refuses(() -> open(number, code, known.person().name() + "的密码很长很长很长", ""), "PASSWORD_PERSONAL");
        assertThat(accounts(known)).isZero();
        assertThat(open(number, code, "")).isTrue();
    }

    @Test
    void sets_a_new_password_where_there_is_an_account_and_ends_its_sessions() {
        String email = "own" + next() + "@applicant.example";
        UUID account = applicant(known.person(), email);
        int epoch = (Integer) row(account).get("session_epoch");
        assertThat(open(number, issue(), "another long passphrase", "typed@applicant.example"))
                .isTrue();
        assertThat(signIn(email, "another long passphrase")).isPresent();
        assertThat(signIn(email, PASSWORD)).isEmpty();
        assertThat(row(account)).containsEntry("session_epoch", epoch + 1).containsEntry("email", email);
    }

    /** Whoever lost telephone and recovery codes shows the identity card at the agency, as at the beginning. */
    @Test
    void takes_a_lost_second_factor_away_with_the_password() {
        String email = "lost" + next() + "@applicant.example";
        UUID account = applicant(known.person(), email);
        signedIn(account);
        doing(beans -> beans.factors().begin());
        byte[] secret = with(
                beans -> FACTORS.drawn(beans.directory().byPublicId(account).orElseThrow())
                        .orElseThrow());
        doing(beans -> beans.factors().confirm(PASSWORD, TimeCode.code(secret, TimeCode.step(CLOCK.instant())), HERE));
        signedIn(null);
        assertThat(signIn(email, PASSWORD).orElseThrow().half()).isNotNull();
        assertThat(open(number, issue(), "another long passphrase", "")).isTrue();
        assertThat(signIn(email, "another long passphrase").orElseThrow().half())
                .as("nothing more is asked")
                .isNull();
        assertThat(AUDIT.of(account)).extracting(AuditEntry::action).contains("account.second_factor_off");
    }

    @Test
    void a_closed_account_stays_closed() {
        UUID account = applicant(known.person(), "closed" + next() + "@applicant.example");
        JDBI.useHandle(
                handle -> handle.execute("update account.account set enabled = false where public_id = ?", account));
        assertThat(open(number, issue(), "")).isFalse();
        assertThat(signIn(known.number().value(), PASSWORD)).isEmpty();
    }

    @Test
    void a_holder_is_given_so_many_a_day() {
        issue();
        issue();
        issue();
        refuses(this::issue, "CODES_TOO_MANY");
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(1)));
        assertThat(issue()).isNotEmpty();
    }

    @Test
    void no_table_holds_a_code() {
        String code = issue();
        open(number, "WRONG-GUESS", "");
        for (String table : List.of("account.one_time_code", "audit.entry")) {
            String rows =
                    JDBI.withHandle(handle -> handle.createQuery("select string_agg(t::text, ' ') from " + table + " t")
                            .mapTo(String.class)
                            .one());
            assertThat(rows).as(table).doesNotContain(code, code.replace("-", ""));
        }
        assertThat(new IssuedCode(code, MONDAY).toString()).doesNotContain(code);
    }

    private String issue() {
        return issue(known, number);
    }

    private static String issue(Known holder, String registrationNumber) {
        return inTransaction(() ->
                CODES.issue(OFFICER, holder.person().id(), registrationNumber).code());
    }

    private boolean open(String registrationNumber, String code, String email) {
        return open(registrationNumber, code, PASSWORD, email);
    }

    private boolean open(String registrationNumber, String code, String password, String email) {
        return with(beans -> beans.coded()
                .open(registrationNumber, code, password, email, Agreement.WHOLE, Locale.SIMPLIFIED_CHINESE, HERE));
    }

    private static void refuses(Runnable work, String... codes) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly(codes));
    }

    private static UUID accountOf(Known holder) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select public_id from account.account where person_id = :person")
                        .bind("person", holder.person().id())
                        .mapTo(UUID.class)
                        .one());
    }

    private static long accounts(Known holder) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select count(*) from account.account where person_id = :person")
                        .bind("person", holder.person().id())
                        .mapTo(Long.class)
                        .one());
    }
}
