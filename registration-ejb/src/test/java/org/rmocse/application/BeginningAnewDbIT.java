package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.Person;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.Finding;

/** What a person is offered to do today, and what a new draft begins with. */
class BeginningAnewDbIT extends ProcessDatabaseTest {

    private final long agency = agency();

    @Test
    void somebody_qualified_may_begin_and_learns_until_when_it_is_in_time() {
        KindToday today = as(applicant(person()), BeginningAnewDbIT::first);

        assertThat(today.isOpen()).isTrue();
        assertThat(today.draft()).isNull();
        assertThat(today.eligibility().overdueInitial()).isFalse();
        assertThat(today.eligibility().window().closesOn()).isEqualTo(LocalDate.of(2029, 11, 20));
    }

    @Test
    void a_draft_is_gone_on_with() {
        Filer filer = Filer.begin(person(), agency);

        KindToday today = as(filer.actor, BeginningAnewDbIT::first);

        assertThat(today.isOpen()).isTrue();
        assertThat(today.draft()).isEqualTo(filer.application);
    }

    @Test
    void while_one_is_under_way_another_is_not_offered() {
        Filer filer = Filer.submitted(person(), agency);

        KindToday today = as(filer.actor, BeginningAnewDbIT::first);

        assertThat(today.eligibility().findings())
                .containsExactly(Finding.of("OPEN_APPLICATION_EXISTS", "openApplications", "D19"));
    }

    @Test
    void a_person_too_old_learns_the_own_age_and_the_limit() {
        Person old = person(LocalDate.of(1950, 1, 1), LocalDate.of(2024, 11, 20), "化工安全");

        assertThat(as(applicant(old), BeginningAnewDbIT::first).eligibility().findings())
                .containsExactly(Finding.of("OVER_AGE", "birthDate", "D8").having(76, 70));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T15:59:59.999Z, ", // the last moment of Sunday, ninety-one days before
        "2026-11-22T16:00:00Z, 2027-02-21",
        "2027-02-20T15:59:59.999Z, 2027-02-21",
        "2027-02-20T16:00:00Z, "
    })
    void a_person_is_warned_before_the_age_is_over_the_limit(Instant moment, LocalDate overFrom) {
        Person person = person(LocalDate.of(1956, 2, 21), LocalDate.of(2024, 11, 20), "化工安全");
        CLOCK.moveTo(moment);
        assertThat(as(applicant(person), QUERIES::start).overAgeFrom()).isEqualTo(overFrom);
    }

    @Test
    void whoever_is_not_registered_learns_what_the_other_kinds_need() {
        List<KindToday> today = as(applicant(person()), QUERIES::start).today();

        assertThat(today).extracting(KindToday::kind).containsExactly(ApplicationKind.values());
        assertThat(today.stream().filter(KindToday::isOpen).map(KindToday::kind))
                .containsExactly(ApplicationKind.INITIAL, ApplicationKind.OTHER_MATTER);
        assertThat(today.stream()
                        .filter(one -> one.kind() == ApplicationKind.RENEWAL)
                        .flatMap(one -> one.eligibility().findings().stream())
                        .map(Finding::code))
                .containsExactly("NOT_REGISTERED");
    }

    @Test
    void a_new_draft_takes_over_what_a_withdrawn_one_held_but_its_form() {
        Filer first = Filer.submitted(person(), agency);
        first.withdraw();

        Filer second = Filer.begin(first.person, agency);

        assertThat(second.application).isNotEqualTo(first.application);
        assertThat(second.filing()).isEqualTo(first.filing());
        assertThat(second.materials())
                .extracting(Material::code)
                .containsExactly(MaterialCode.CONTRACT, MaterialCode.HOLD_ID);
        assertThat(first.materials()).hasSize(3);
    }

    @Test
    void a_page_printed_anew_takes_the_place_of_the_same_page_printed_before() {
        Filer filer = Filer.complete(person(), agency);
        filer.save("employer.post", "安全总监");

        filer.add(MaterialCode.APP_FORM, filer.printed());

        List<Material> pages = filer.materials().stream()
                .filter(material -> material.code() == MaterialCode.APP_FORM)
                .toList();
        assertThat(pages).singleElement().satisfies(both -> {
            assertThat(both.formVersion()).isEqualTo(filer.filing().formVersion());
            assertThat(both.formPages()).containsExactly(1, 2);
        });
        assertThat(filer.materials()).hasSize(3);
    }

    @Test
    void there_are_no_more_files_of_one_document_than_the_rules_allow() {
        Filer filer = Filer.begin(person(), agency);
        for (int i = 0; i < 20; i++) {
            filer.attach(MaterialCode.CONTRACT);
        }

        assertThat(refused(() -> filer.add(MaterialCode.CONTRACT, KeptDocuments.scan("again.png"))))
                .containsExactly(Finding.of("FILES_TOO_MANY", "materials.CONTRACT", "D13")
                        .having(20, 20));
        filer.attach(MaterialCode.HOLD_ID);
        assertThat(filer.materials()).hasSize(21);
    }

    private static KindToday first() {
        return QUERIES.start().today().get(0);
    }
}
