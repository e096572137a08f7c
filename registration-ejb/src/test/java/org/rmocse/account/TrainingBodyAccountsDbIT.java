package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

class TrainingBodyAccountsDbIT extends AccountDatabaseTest {

    private final Actor administrator =
            new Actor(next(), PublicId.next(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
    private long body;
    private String email;

    @BeforeEach
    void a_body() {
        body = next();
        email = "training" + next() + "@body.example";
    }

    @Test
    void opens_an_account_that_is_bound_to_its_body_once_the_password_was_set_by_mail() {
        UUID opened = open(" 培训部 ", ' ' + email);
        assertThat(mails(email)).singleElement().satisfies(mail -> {
            assertThat(mail.type()).isEqualTo("STAFF_ACCOUNT_LINK");
            doing(beans -> beans.accounts().setPassword(mail.token(), PASSWORD, HERE));
        });
        assertThat(signIn(email, PASSWORD)).hasValue(new SignIn(opened, Set.of(Role.EDUCATION_PROVIDER)));
        Actor actor = with(beans -> beans.directory().actor(key(opened)).orElseThrow());
        assertThat(actor.trainingBodyId()).isEqualTo(body);
        assertThat(actor.roles()).containsExactly(Role.EDUCATION_PROVIDER);
        assertThat(accounts(body)).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("培训部");
            assertThat(account.passwordSet()).isTrue();
        });
        assertThat(accounts(next())).isEmpty();
    }

    @Test
    void tells_what_is_missing_and_whose_address_it_is_already() {
        assertThat(refused(() -> open(" ", "x"))).containsExactly("REQUIRED accountName", "EMAIL_INVALID accountEmail");
        open("甲", email);
        assertThat(refused(() -> open("乙", email))).containsExactly("EMAIL_TAKEN accountEmail");
    }

    @Test
    void is_closed_and_opened_again_by_its_own_body_alone() {
        UUID opened = open("甲", email);
        assertThat(refused(() -> close(next(), opened))).containsExactly("NOT_FOUND null");
        close(body, opened);
        assertThat(row(opened)).containsEntry("enabled", false);
        assertThat(refused(() -> close(body, opened))).containsExactly("NOT_FOUND null");
        on(accounts -> {
            accounts.reopen(administrator, body, opened);
            return null;
        });
        assertThat(row(opened)).containsEntry("enabled", true);
        assertThat(mails(email)).hasSize(2);
    }

    @Test
    void is_no_officers_account() {
        UUID opened = open("甲", email);
        signedIn(officer(Role.SECURITY_ADMINISTRATOR, null));
        assertThat(refused(() -> doing(beans -> beans.staff().disable(opened)))).containsExactly("NOT_FOUND null");
        assertThatThrownBy(() -> new StaffAccountQueries(JDBI, CLOCK).find(opened))
                .isInstanceOf(Rejected.class);
    }

    private UUID open(String name, String address) {
        return on(accounts -> accounts.open(administrator, body, name, address));
    }

    private List<TrainingBodyAccount> accounts(long of) {
        return on(accounts -> accounts.of(of));
    }

    private void close(long of, UUID account) {
        on(accounts -> {
            accounts.close(administrator, of, account);
            return null;
        });
    }

    private <T> T on(Function<TrainingBodyAccounts, T> work) {
        return with(beans -> work.apply(
                new TrainingBodyAccounts(beans.em(), beans.directory(), LINKS, NOTIFICATIONS, AUDIT, JDBI, CLOCK)));
    }

    private static List<String> refused(Runnable work) {
        try {
            work.run();
        } catch (Rejected refused) {
            return refused.findings().stream()
                    .map(finding -> finding.code() + ' ' + finding.field())
                    .toList();
        }
        return List.of();
    }
}
