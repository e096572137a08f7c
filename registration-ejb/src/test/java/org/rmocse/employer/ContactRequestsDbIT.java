package org.rmocse.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.account.Agreement;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

/** What a visitor does who asks to speak for an employer (D18). */
class ContactRequestsDbIT extends ContactDatabaseTest {

    @Test
    void a_request_waits_only_after_its_address_was_confirmed_by_the_link() {
        ask();
        UUID request = requests(email).get(0);
        assertThat(row(request))
                .containsEntry("state", "UNCONFIRMED")
                .containsEntry("credit_code", code.value())
                .containsEntry("name", name)
                .containsEntry("contact", "人事甲")
                .containsEntry("email", email);
        assertThat(listed()).doesNotContain(request);
        Mail mail = mails(email).get(0);
        assertThat(mail.type()).isEqualTo("EMPLOYER_ADDRESS_CHECK");
        assertThat(mail.details()).contains("人事甲", name, "72").doesNotContain(mail.token());
        assertThat(row(request).toString()).doesNotContain(mail.token());
        asking(requests -> {
            assertThat(requests.isLinkGood(mail.token())).isTrue();
            requests.confirm(mail.token());
        });
        assertThat(listed()).contains(request);
        assertThat(AUDIT.of(request))
                .extracting(entry -> entry.action())
                .containsExactly("contact.asked", "contact.confirmed");
    }

    @Test
    void a_link_is_good_once_and_not_for_long() {
        ask();
        String token = mails(email).get(0).token();
        asking(requests -> requests.confirm(token));
        asking(requests -> assertThat(requests.isLinkGood(token)).isFalse());
        assertThat(refusal(() -> asking(requests -> requests.confirm(token))))
                .containsExactly(Finding.of("LINK_INVALID", null));
        ask();
        String late = mails(email).get(1).token();
        CLOCK.moveTo(MONDAY.plus(Duration.ofHours(72)));
        asking(requests -> assertThat(requests.isLinkGood(late)).isFalse());
        assertThat(refusal(() -> asking(requests -> requests.confirm(late))))
                .containsExactly(Finding.of("LINK_INVALID", null));
        CLOCK.moveTo(MONDAY.plus(Duration.ofHours(72)).minusSeconds(1));
        asking(requests -> requests.confirm(late));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or '1'='1"})
    void a_link_that_was_never_sent_confirms_nothing(String token) {
        asking(requests -> assertThat(requests.isLinkGood(token)).isFalse());
        assertThat(refusal(() -> asking(requests -> requests.confirm(token))))
                .containsExactly(Finding.of("LINK_INVALID", null));
    }

    @Test
    void everything_that_is_wrong_with_what_was_typed_is_told_at_once_and_nothing_is_kept() {
        assertThat(refusal(() -> asking(requests -> requests.ask(
                        new ContactDraft("91350100M000100Y44", " ", "长".repeat(61), "no address"),
                        null,
                        new Agreement(false, true),
                        Locale.ENGLISH))))
                .containsExactly(
                        Finding.of("CREDIT_CODE_INVALID", "creditCode"),
                        Finding.of("REQUIRED", "name"),
                        Finding.of("TOO_LONG", "contact").having(61, 60),
                        Finding.of("EMAIL_INVALID", "email"),
                        Finding.of("FILE_MISSING", "letter"),
                        Finding.of("CONSENT_NEEDED", "consent"));
        Upload text = new Upload("授权书.pdf", "application/pdf", "no pdf at all".getBytes());
        assertThat(refusal(() -> asking(requests -> requests.ask(draft(), text, Agreement.WHOLE, Locale.ENGLISH))))
                .containsExactly(Finding.of("FILE_TYPE", "letter", "D13"));
        assertThat(requests(email)).isEmpty();
        assertThat(mails(email)).isEmpty();
    }

    @Test
    void an_address_somebody_signs_in_by_is_answered_alike_and_its_owner_is_told() {
        UUID first = waiting();
        deciding(decisions -> decisions.grant(first));
        int before = mails(email).size();
        ask();
        assertThat(requests(email)).hasSize(2);
        List<Mail> told = mails(email);
        assertThat(told).hasSize(before + 1);
        assertThat(told.get(before).type()).isEqualTo("ADDRESS_TAKEN");
        assertThat(told.get(before).link()).isNull();
        assertThat(row(requests(email).get(0)).get("token_index")).isNull();
    }

    @Test
    void nobodys_mailbox_is_filled_and_the_answer_stays_the_same() {
        int most = POLICY.at(LocalDate.now(CLOCK)).integer("account.links_an_hour");
        IntStream.range(0, most + 2).forEach(i -> ask());
        assertThat(mails(email)).hasSize(most);
        assertThat(requests(email)).hasSize(most);
        CLOCK.moveTo(MONDAY.plus(Duration.ofMinutes(61)));
        ask();
        assertThat(mails(email)).hasSize(most + 1);
    }

    private void ask() {
        asking(requests -> requests.ask(draft(), LETTER, Agreement.WHOLE, Locale.SIMPLIFIED_CHINESE));
    }

    private List<UUID> listed() {
        List<UUID> listed = new ArrayList<>();
        deciding(decisions -> {
            UUID after = null;
            do {
                ContactRequestList part = decisions.list(ContactRequestState.WAITING, after);
                part.lines().forEach(line -> listed.add(line.publicId()));
                after = part.next();
            } while (after != null);
        });
        return listed;
    }

    private static List<Finding> refusal(ThrowingCallable deed) {
        Rejected[] refused = new Rejected[1];
        assertThatThrownBy(deed).isInstanceOfSatisfying(Rejected.class, one -> refused[0] = one);
        return refused[0].findings();
    }
}
