package org.rmocse.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Agreement;
import org.rmocse.account.ContactAccounts;
import org.rmocse.account.EmployerContact;
import org.rmocse.account.PrivacyNotice;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Ties;

/** The ministry decides who speaks for an employer (D18). */
class ContactDecisionsDbIT extends ContactDatabaseTest {

    @Test
    void an_account_that_is_granted_speaks_for_that_employer_and_nothing_else() {
        UUID request = waiting();
        deciding(decisions -> decisions.grant(request));
        Mail mail = mails(email).get(1);
        assertThat(mail.type()).isEqualTo("EMPLOYER_ACCOUNT_LINK");
        assertThat(mail.link()).contains("/set-password.xhtml?token=");
        Actor contact = contact(email);
        assertThat(contact.roles()).containsExactly(Role.EMPLOYER);
        assertThat(contact.employerCode()).isEqualTo(code.value());
        assertThat(contact.name()).isEqualTo("人事甲");
        assertThat(contact.agencyId()).isNull();
        assertThat(AUDIT.of(request))
                .extracting(entry -> entry.action())
                .containsExactly("contact.asked", "contact.confirmed", "contact.granted");
        List<String> agreed = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select c.version || ' ' || (c.given_at = r.asked_at) from account.consent c
                        join account.account a on a.id = c.account_id
                        join employer.contact_request r on lower(r.email) = lower(a.email) and r.public_id = ?
                        """)
                .bind(0, request)
                .mapTo(String.class)
                .list());
        assertThat(agreed)
                .as("what was agreed to with the request")
                .containsExactly(PrivacyNotice.inForce(LocalDate.now(CLOCK)).version() + " true");
        assertThat(AUDIT.of(contact.publicId()))
                .extracting(entry -> entry.action())
                .containsExactly("account.created", "account.consent_given");
    }

    @Test
    void an_employer_nobody_knew_is_entered_and_a_known_one_keeps_its_name() {
        UUID first = waiting();
        deciding(decisions -> {
            assertThat(decisions.file(first).employer()).isEmpty();
            assertThat(decisions.file(first).sameName()).isTrue();
            decisions.grant(first);
        });
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo(name);
        UUID second = waiting(new ContactDraft(code.value(), "别的名称", "人事乙", "second" + email));
        deciding(decisions -> {
            ContactRequestFile file = decisions.file(second);
            assertThat(file.sameName()).isFalse();
            assertThat(file.names()).containsExactly(new BorneName(name, LocalDate.of(2026, 11, 23)));
            assertThat(file.contacts()).extracting(EmployerContact::email).containsExactly(email);
            decisions.grant(second);
        });
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo(name);
        assertThat(contact("second" + email).employerCode()).isEqualTo(code.value());
    }

    @Test
    void a_refusal_needs_a_reason_which_the_contact_is_told() {
        UUID request = waiting();
        for (String none : new String[] {null, "", "  "}) {
            assertThat(refused(officer, () -> decisions(decisions -> decisions.refuse(request, none))))
                    .containsExactly(Finding.of("REASON_REQUIRED", "reason"));
        }
        deciding(decisions -> decisions.refuse(request, " 授权书未盖公章 "));
        Mail mail = mails(email).get(1);
        assertThat(mail.type()).isEqualTo("EMPLOYER_ACCOUNT_REFUSED");
        assertThat(mail.details()).contains("授权书未盖公章", name);
        assertThat(ContactAccounts.actor(JDBI, PEOPLE, email)).isEmpty();
        assertThat(EMPLOYERS.find(code)).isEmpty();
        deciding(decisions -> {
            assertThat(decisions.file(request).reason()).isEqualTo("授权书未盖公章");
            assertThat(decisions.list(ContactRequestState.REFUSED, null).lines())
                    .first()
                    .satisfies(line -> assertThat(line.publicId()).isEqualTo(request));
        });
        assertThat(refused(officer, () -> decisions(decisions -> decisions.grant(request))))
                .containsExactly(Finding.of("REQUEST_DECIDED", null).having(officer.name(), "2026-11-23 10:00:00"));
    }

    @Test
    void of_two_officers_at_once_one_decides() throws Exception {
        UUID request = waiting();
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(officer(Ties.NONE), () -> decisions(decisions -> decisions.grant(request))),
                () -> outcome(officer(Ties.NONE), () -> decisions(decisions -> decisions.refuse(request, "理由")))));
        assertThat(outcomes).hasSize(2).containsOnlyOnce("done");
        assertThat(mails(email)).hasSize(2);
    }

    @Test
    void an_address_that_was_taken_meanwhile_opens_nothing_and_the_request_still_waits() {
        UUID first = waiting();
        UUID second = waiting();
        deciding(decisions -> decisions.grant(first));
        assertThat(refused(officer, () -> decisions(decisions -> decisions.grant(second))))
                .containsExactly(Finding.of("EMAIL_TAKEN", null));
        assertThat(row(second)).containsEntry("state", "WAITING");
    }

    @Test
    void an_officer_with_a_declared_tie_neither_sees_nor_decides() {
        UUID request = waiting();
        Actor tied = officer(new Ties(Set.of(), Set.of(code.value())));
        List<Finding> conflict = List.of(Finding.of("CONFLICT_OF_INTEREST", null));
        assertThat(refused(tied, () -> decisions(decisions -> decisions.file(request))))
                .isEqualTo(conflict);
        assertThat(refused(tied, () -> decisions(decisions -> decisions.letter(request))))
                .isEqualTo(conflict);
        assertThat(refused(tied, () -> decisions(decisions -> decisions.grant(request))))
                .isEqualTo(conflict);
        assertThat(refused(tied, () -> decisions(decisions -> decisions.refuse(request, "理由"))))
                .isEqualTo(conflict);
        assertThat(row(request)).containsEntry("state", "WAITING");
    }

    @Test
    void a_contact_is_closed_with_a_reason_and_the_others_keep_theirs() {
        UUID first = waiting();
        UUID second = waiting(new ContactDraft(code.value(), name, "人事乙", "second" + email));
        deciding(decisions -> {
            decisions.grant(first);
            decisions.grant(second);
        });
        UUID employer = EMPLOYERS.find(code).orElseThrow().publicId();
        UUID leaving = contact(email).publicId();
        assertThat(refused(officer, () -> decisions(decisions -> decisions.close(employer, leaving, " "))))
                .containsExactly(Finding.of("REASON_REQUIRED", "reason"));
        deciding(decisions -> decisions.close(employer, leaving, "已离职"));
        assertThat(ContactAccounts.actor(JDBI, PEOPLE, email)).isEmpty();
        assertThat(contact("second" + email).employerCode()).isEqualTo(code.value());
        deciding(decisions -> assertThat(decisions.contacts(employer))
                .extracting(EmployerContact::name, EmployerContact::enabled)
                .containsExactly(Tuple.tuple("人事乙", true), Tuple.tuple("人事甲", false)));
        assertThat(AUDIT.of(leaving)).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("account.disabled");
            assertThat(entry.detail()).contains("已离职");
        });
        assertThat(refused(officer, () -> decisions(decisions -> decisions.close(employer, leaving, "再次"))))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void a_contact_of_another_employer_is_not_closed_here() {
        UUID request = waiting();
        deciding(decisions -> decisions.grant(request));
        UUID contact = contact(email).publicId();
        inTransaction(() ->
                EMPLOYERS.recordAll(List.of(new EmployerName(other().value(), "另一单位")), LocalDate.of(2026, 1, 1)));
        UUID elsewhere = EMPLOYERS.find(other()).orElseThrow().publicId();
        assertThat(refused(officer, () -> decisions(decisions -> decisions.close(elsewhere, contact, "理由"))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(ContactAccounts.actor(JDBI, PEOPLE, email)).isPresent();
    }

    @Test
    void what_was_not_confirmed_or_does_not_exist_is_not_found() {
        asking(requests -> requests.ask(draft(), LETTER, Agreement.WHOLE, Locale.ENGLISH));
        for (UUID nothing : List.of(requests(email).get(0), PublicId.next())) {
            List<Finding> missing = List.of(Finding.of("NOT_FOUND", null));
            assertThat(refused(officer, () -> decisions(decisions -> decisions.file(nothing))))
                    .isEqualTo(missing);
            assertThat(refused(officer, () -> decisions(decisions -> decisions.letter(nothing))))
                    .isEqualTo(missing);
            assertThat(refused(officer, () -> decisions(decisions -> decisions.grant(nothing))))
                    .isEqualTo(missing);
        }
    }

    @Test
    void the_letter_is_shown_page_by_page() {
        UUID request = waiting();
        List<Integer> sizes = new ArrayList<>();
        deciding(decisions -> {
            assertThat(decisions.letter(request).file().contentType()).isEqualTo("image/jpeg");
            sizes.add(decisions.preview(request, 0, 200).length);
        });
        assertThat(sizes.get(0)).isPositive();
        assertThat(refused(officer, () -> decisions(decisions -> decisions.preview(request, 1, 200))))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    private CreditCode other() {
        return SampleNumbers.creditCode(Integer.parseInt(code.value().substring(8, 16)) + 500_000);
    }

    private static Actor contact(String address) {
        return ContactAccounts.actor(JDBI, PEOPLE, address).orElseThrow();
    }
}
