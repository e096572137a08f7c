package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;

/** An account opened on a person's own word is provisional until a review has accepted the photo with the ID card (D28). */
class ProvisionalAccountsDbIT extends ProcessDatabaseTest {

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);

    @Test
    void a_passed_review_confirms_the_account_it_looked_at_and_no_other() {
        Person person = provisional();
        Person other = provisional();
        Filer filer = Filer.submitted(person, agency);
        review(() -> REVIEWS.accept(filer.application));
        assertThat(isProvisional(person)).isTrue();
        assertThat(told(filer)).containsExactly("ACCOUNT_PROVISIONAL");
        review(() -> REVIEWS.passInitial(filer.application, null));
        assertThat(isProvisional(person)).isFalse();
        assertThat(told(filer)).isEmpty();
        assertThat(isProvisional(other)).isTrue();
    }

    @Test
    void a_return_or_a_refusal_confirms_nobody() {
        Person person = provisional();
        Filer filer = Filer.submitted(person, agency);
        review(() -> REVIEWS.returnForCorrection(
                filer.application,
                List.of(new ReasonGiven("materials.HOLD_ID", ReasonCode.HOLDID_UNRECOGNISABLE, "无法辨认")),
                null));
        filer.add(MaterialCode.HOLD_ID, KeptDocuments.scan("again.png"));
        filer.submit();
        review(() -> REVIEWS.accept(filer.application));
        review(() -> REVIEWS.refuseInitial(
                filer.application, List.of(new ReasonGiven("basic", ReasonCode.FALSE_MATERIAL, "材料不实")), null));
        assertThat(isProvisional(person)).isTrue();
    }

    /** What the reviewer's panel says of the person. */
    private List<String> told(Filer filer) {
        return as(reviewer, () -> QUERIES.view(filer.application)).personFindings().stream()
                .map(Finding::code)
                .toList();
    }

    private void review(Runnable decision) {
        as(reviewer, () -> {
            decision.run();
            return null;
        });
    }

    private static Person provisional() {
        Person person = person();
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into account.account (id, public_id, person_id, name, email, locale, enabled, provisional, created_at)
                values (nextval('account.account_seq'), gen_random_uuid(), ?, ?, 'own@b.example', 'zh-CN', true, true, now())
                """,
                person.id(),
                person.name()));
        return person;
    }

    private static boolean isProvisional(Person person) {
        return count("account.account where person_id = ? and provisional", person.id()) == 1;
    }
}
