package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** Who asks for an account and what becomes of it (D28); the page says the same in every case. */
class AccountRequestsDbIT extends AccountDatabaseTest {

    @Test
    void sends_a_link_to_the_address_the_examination_data_has_whatever_was_typed() {
        Known known = known(true);
        ask(known, "somebody.else@applicant.example");
        assertThat(mails("somebody.else@applicant.example")).isEmpty();
        Mail mail = onlyMail(known.person().email());
        assertThat(mail.type()).isEqualTo("ACCOUNT_LINK");
        assertThat(mail.details()).contains(known.person().name(), "24");
        UUID account = accountOf(known).orElseThrow();
        assertThat(row(account))
                .containsEntry("provisional", false)
                .containsEntry("enabled", true)
                .containsEntry("password_hash", null)
                .containsEntry("email", known.person().email());
        doing(beans -> beans.accounts().setPassword(mail.token(), PASSWORD, HERE));
        assertThat(signIn(known.number().value(), PASSWORD)).hasValue(new SignIn(account, Set.of(Role.APPLICANT)));
        assertThat(signIn(known.person().email(), PASSWORD)).isPresent();
    }

    @Test
    void a_new_passer_without_an_address_may_give_one_and_stays_provisional() {
        Known known = known(false);
        String email = "new" + next() + "@applicant.example";
        ask(known, "  " + email + ' ');
        assertThat(onlyMail(email).type()).isEqualTo("ACCOUNT_LINK");
        assertThat(row(accountOf(known).orElseThrow()))
                .containsEntry("provisional", true)
                .containsEntry("email", email);
        assertThat(PEOPLE.get(known.person().id()).email()).isEqualTo(email);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "no address", "@", "a@", "@b.example", "a b@c.example"})
    void without_any_address_there_is_no_account(String email) {
        Known known = known(false);
        leavesNothing(() -> doing(beans -> beans.requests()
                .open(known.person().name(), known.number().value(), known.certificate(), email, Locale.ENGLISH)));
    }

    @Test
    void takes_the_qualification_by_either_number_in_any_case() {
        Known known = known(true);
        doing(beans -> beans.requests()
                .open(
                        " " + known.person().name() + " ",
                        known.number().value(),
                        " gl" + known.certificate().toLowerCase(Locale.ROOT) + ' ',
                        "",
                        Locale.ENGLISH));
        Mail mail = onlyMail(known.person().email());
        assertThat(mail.locale()).isEqualTo("en");
        assertThat(PEOPLE.get(known.person().id()).locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whoever_the_data_does_not_know_gets_nothing() {
        Known known = known(true);
        Known other = known(true);
        String number = known.number().value();
        for (List<String> wrong : List.of(
                List.of("别人", number, known.certificate()),
                List.of("", number, known.certificate()),
                List.of(known.person().name(), other.number().value(), known.certificate()),
                List.of(
                        known.person().name(),
                        someIdNumber(LocalDate.of(1984, 3, 5)).value(),
                        known.certificate()),
                List.of(known.person().name(), "no number", known.certificate()),
                List.of(known.person().name(), number, other.certificate()),
                List.of(known.person().name(), number, ""),
                List.of(known.person().name(), number, "%"))) {
            leavesNothing(() -> doing(beans -> beans.requests()
                    .open(wrong.get(0), wrong.get(1), wrong.get(2), "x@applicant.example", Locale.ENGLISH)));
        }
        leavesNothing(() -> doing(beans -> beans.requests().open(null, null, null, null, Locale.ENGLISH)));
    }

    @Test
    void whoever_has_an_account_is_reminded_of_it_at_its_own_address() {
        Known known = known(true);
        String email = "own" + next() + "@applicant.example";
        UUID account = applicant(known.person(), email);
        ask(known, "stranger@applicant.example");
        assertThat(mails("stranger@applicant.example")).isEmpty();
        assertThat(mails(known.person().email())).isEmpty();
        Mail mail = onlyMail(email);
        assertThat(mail.type()).isEqualTo("ACCOUNT_EXISTS");
        assertThat(signIn(email, PASSWORD)).as("the password still holds").isPresent();
        assertThat(LINKS.account(mail.token())).hasValue(key(account));
    }

    @Test
    void a_closed_account_is_neither_opened_again_nor_reminded_of() {
        Known known = known(true);
        String email = "closed" + next() + "@applicant.example";
        UUID account = applicant(known.person(), email);
        JDBI.useHandle(
                handle -> handle.execute("update account.account set enabled = false where public_id = ?", account));
        leavesNothing(() -> ask(known, "x@applicant.example"));
        leavesNothing(() -> doing(beans -> beans.requests().reset(email)));
    }

    @Test
    void an_address_that_is_another_accounts_opens_nothing_and_its_owner_is_told() {
        String email = "taken" + next() + "@applicant.example";
        UUID owner = applicant(known(true).person(), email);
        Known known = known(false);
        ask(known, email.toUpperCase(Locale.ROOT));
        assertThat(accountOf(known)).isEmpty();
        assertThat(PEOPLE.get(known.person().id()).email()).isNull();
        Mail mail = onlyMail(email);
        assertThat(mail.type()).isEqualTo("ADDRESS_TAKEN");
        assertThat(mail.link()).as("no link into anybody's account").isNull();
        assertThat(mail.details()).doesNotContain(known.person().name(), known.certificate());
        assertThat(signIn(email, PASSWORD))
                .hasValueSatisfying(in -> assertThat(in.publicId()).isEqualTo(owner));
        String own = "own" + next() + "@applicant.example";
        ask(known, own);
        assertThat(onlyMail(own).type()).isEqualTo("ACCOUNT_LINK");
    }

    @Test
    void an_address_two_people_share_in_the_data_names_the_first_and_both_sign_in_by_number() {
        Known first = known(true);
        Known second = known(true);
        String shared = first.person().email();
        JDBI.useHandle(handle -> handle.execute(
                "update applicant.person set email = ? where id = ?",
                shared,
                second.person().id()));
        ask(first, "");
        ask(second, "");
        List<Mail> mails = mails(shared);
        assertThat(mails).extracting(Mail::type).containsExactly("ACCOUNT_LINK", "ACCOUNT_LINK");
        mails.forEach(mail -> doing(beans -> beans.accounts().setPassword(mail.token(), PASSWORD, HERE)));
        UUID one = accountOf(first).orElseThrow();
        UUID other = accountOf(second).orElseThrow();
        assertThat(signIn(shared, PASSWORD))
                .hasValueSatisfying(in -> assertThat(in.publicId()).isEqualTo(one));
        assertThat(signIn(second.number().value(), PASSWORD))
                .hasValueSatisfying(in -> assertThat(in.publicId()).isEqualTo(other));
    }

    @Test
    void a_new_password_is_asked_for_by_any_name() {
        Known known = known(true);
        String email = "reset" + next() + "@applicant.example";
        applicant(known.person(), email);
        for (String name :
                List.of(email.toUpperCase(Locale.ROOT), ' ' + known.number().value())) {
            doing(beans -> beans.requests().reset(name));
        }
        List<Mail> mails = mails(email);
        assertThat(mails).extracting(Mail::type).containsExactly("PASSWORD_RESET", "PASSWORD_RESET");
        assertThat(LINKS.account(mails.get(0).token()))
                .as("the first ended with the second")
                .isEmpty();
        assertThat(LINKS.account(mails.get(1).token())).isPresent();
        assertThat(signIn(email, PASSWORD)).isPresent();
    }

    @Test
    void a_new_password_for_nobody_is_sent_to_nobody() {
        leavesNothing(() -> doing(beans -> beans.requests().reset("nobody@applicant.example")));
        leavesNothing(() -> doing(beans ->
                beans.requests().reset(someIdNumber(LocalDate.of(1984, 3, 5)).value())));
        leavesNothing(() -> doing(beans -> beans.requests().reset(null)));
    }

    @Test
    void the_page_says_nothing_of_who_is_known() {
        Known known = known(true);
        doing(beans -> beans.accounts()
                .requestAccount(
                        known.person().name(),
                        known.number().value(),
                        known.certificate(),
                        "",
                        Agreement.WHOLE,
                        Locale.ENGLISH));
        doing(beans -> beans.accounts()
                .requestAccount("别人", known.number().value(), "nothing", "", Agreement.WHOLE, Locale.ENGLISH));
        doing(beans -> beans.accounts().requestReset("nobody@applicant.example"));
        assertThatThrownBy(() -> doing(beans ->
                        beans.accounts().requestAccount("", "1", "", "x", new Agreement(false, false), Locale.ENGLISH)))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .hasSize(6));
    }

    private void ask(Known known, String email) {
        doing(beans -> beans.requests()
                .open(
                        known.person().name(),
                        known.number().value(),
                        known.certificate(),
                        email,
                        Locale.SIMPLIFIED_CHINESE));
    }

    private static void leavesNothing(Runnable work) {
        Map<String, String> before = DatabaseState.of(JDBI);
        work.run();
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    private static Mail onlyMail(String recipient) {
        List<Mail> mails = mails(recipient);
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private java.util.Optional<UUID> accountOf(Known known) {
        return with(beans -> beans.directory().ofPerson(known.person()).map(Account::publicId));
    }
}
