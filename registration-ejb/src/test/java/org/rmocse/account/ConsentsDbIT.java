package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** Who is asked to agree to the privacy notice, and what is kept of it, on the real database. */
class ConsentsDbIT extends AccountDatabaseTest {

    private static final int NOW =
            PrivacyNotice.inForce(LocalDate.of(2026, 11, 23)).version();

    @Test
    void an_account_that_was_opened_before_is_asked_once() {
        UUID holder = someApplicant();
        ConsentQuestion question = with(beans -> beans.consents().question());
        assertThat(question.due()).isTrue();
        assertThat(question.before()).isNull();
        assertThat(question.sensitive()).isTrue();
        agree();
        agree();
        assertThat(with(beans -> beans.consents().question()).due()).isFalse();
        assertThat(AUDIT.of(holder)).extracting(entry -> entry.action()).containsExactly("account.consent_given");
        assertThat(kept(holder)).containsExactly(new Consent(NOW, true, Locale.ENGLISH, CLOCK.instant()));
    }

    @Test
    void a_version_that_comes_into_force_is_asked_for_anew_and_what_was_agreed_to_stays_on_record() {
        UUID holder = someApplicant();
        Instant before = Instant.parse("2026-10-31T02:00:00Z");
        CLOCK.moveTo(before);
        agree();
        assertThat(with(beans -> beans.consents().question()).due()).isFalse();
        CLOCK.moveTo(MONDAY);
        ConsentQuestion question = with(beans -> beans.consents().question());
        assertThat(question.due()).isTrue();
        assertThat(question.notice().version()).isEqualTo(NOW);
        assertThat(question.before()).isEqualTo(new Consent(NOW - 1, true, Locale.ENGLISH, before));
        agree();
        assertThat(kept(holder)).extracting(Consent::version).containsExactly(NOW, NOW - 1);
    }

    @Test
    void sensitive_information_asks_for_a_tick_of_its_own() {
        UUID holder = someApplicant();
        for (Agreement part : List.of(new Agreement(true, false), new Agreement(false, true))) {
            assertThatThrownBy(() -> doing(beans -> beans.consents().give(part, Locale.ENGLISH)))
                    .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                            .containsExactly(
                                    part.notice()
                                            ? Finding.of("CONSENT_SENSITIVE_NEEDED", "sensitive")
                                            : Finding.of("CONSENT_NEEDED", "consent")));
        }
        assertThat(kept(holder)).isEmpty();
    }

    @Test
    void whoever_refuses_is_asked_again() {
        UUID holder = someApplicant();
        doing(beans -> beans.consents().refuse());
        assertThat(with(beans -> beans.consents().question()).due()).isTrue();
        assertThat(AUDIT.of(holder)).extracting(entry -> entry.action()).containsExactly("account.consent_refused");
    }

    @Test
    void of_officers_it_is_not_asked() {
        signedIn(officer(Role.MINISTRY_OFFICER, null));
        assertThat(with(beans -> beans.consents().question()).due()).isFalse();
    }

    @Test
    void whoever_opens_an_account_agreed_with_it() {
        Known known = known(true);
        doing(beans -> beans.requests()
                .open(known.person().name(), known.number().value(), known.certificate(), "", Locale.ENGLISH));
        UUID holder = with(beans ->
                beans.directory().ofPerson(known.person()).orElseThrow().publicId());
        assertThat(kept(holder)).containsExactly(new Consent(NOW, true, Locale.ENGLISH, MONDAY));
    }

    @Test
    void what_was_agreed_to_is_never_changed() {
        someApplicant();
        agree();
        for (String change : List.of("update account.consent set version = 9", "delete from account.consent")) {
            assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(change)))
                    .hasMessageContaining("append-only");
        }
    }

    private UUID someApplicant() {
        UUID holder = applicant(known(false).person(), "consent" + next() + "@applicant.example");
        signedIn(holder);
        return holder;
    }

    private void agree() {
        doing(beans -> beans.consents().give(Agreement.WHOLE, Locale.ENGLISH));
    }

    private List<Consent> kept(UUID holder) {
        return with(beans ->
                CONSENTS.of(beans.directory().byPublicId(holder).orElseThrow().id()));
    }
}
