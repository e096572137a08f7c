package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;

/** The kinds that go a short route: reissue, cancellation, other matters, each to its outcome in the register. */
class ShortRoutesDbIT extends KindDatabaseTest {

    @Test
    void a_reissue_makes_the_item_again_once_the_damaged_one_is_received() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        String before = register(person).certificateCode();
        Filer reissue = Filer.begin(person, agency, ApplicationKind.REISSUE);
        reissue.save(
                new MatterSection("CERTIFICATE", "DAMAGED", null, null, null, "浸水损坏", "13900001111", "a@b.example"));
        reissue.attach(MaterialCode.ID_COPY);
        reissue.attachOnePage();
        reissue.submit();
        passInitially(reissue);
        assertThat(refused(() -> as(manager, () -> BATCHES.report(List.of(reissue.application)))))
                .extracting(Finding::code)
                .containsExactly("ORIGINAL_NOT_RECEIVED");
        as(reviewer, () -> {
            REVIEWS.receiveOriginal(reissue.application);
            return null;
        });
        as(manager, () -> BATCHES.report(List.of(reissue.application)));
        assertThat(reissue.column("status")).isEqualTo("AWAITING_APPROVAL");
        approve(reissue);
        assertThat(register(person).certificateCode()).isNotEqualTo(before);
        assertThat(register(person).validTo()).isEqualTo(EXPIRES);
        assertThat(REGISTER.issued(before).orElseThrow().replaced()).isTrue();
        assertThat(strings(
                        "select status from certificate.copy y join certificate.certificate c on c.id = y.certificate_id where c.code = ?",
                        before))
                .containsExactly("VOID");
        assertThat(copies(reissue)).containsExactly("CERTIFICATE TO_PRODUCE");
        assertThat(announced(reissue)).isZero();
    }

    @Test
    void a_cancellation_ends_the_registration_and_excludes_everything_beside_it() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer cancellation = Filer.begin(person, agency, ApplicationKind.CANCELLATION);
        cancellation.save(new MatterSection(null, "LOST", null, null, null, "不再从业", "13900001111", "a@b.example"));
        assertThat(codes(cancellation)).contains("MATERIAL_MISSING");
        cancellation.attach(MaterialCode.ID_COPY);
        cancellation.attach(MaterialCode.LOSS_DECLARATION);
        cancellation.attachOnePage();
        cancellation.submit();
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.CHANGE)))
                .extracting(Finding::code)
                .containsExactly("OPEN_APPLICATION_EXISTS");
        passInitially(cancellation);
        as(manager, () -> BATCHES.report(List.of(cancellation.application)));
        approve(cancellation);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.standing()).isEqualTo(Standing.CANCELLED);
            assertThat(now.endedOn()).isEqualTo(LocalDate.of(2028, 6, 1));
        });
        assertThat(announced(cancellation)).isEqualTo(1);
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RENEWAL)))
                .extracting(Finding::code)
                .containsExactly("NOT_REGISTERED");
        Filer again = Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION);
        assertThat(view(again).personFindings()).isEmpty();
    }

    @Test
    void another_matter_goes_straight_to_the_centre_and_changes_the_number_with_the_old_one_still_found() {
        Person person = person(LocalDate.of(1985, 5, 5), LocalDate.of(2024, 11, 20), "化工安全");
        IdNumber before = as(centre, () -> PEOPLE.reveal(centre, person.id(), "测试"));
        IdNumber after = someIdNumber(LocalDate.of(1985, 5, 6));
        Filer matter = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        assertThat(isBegun(matter))
                .as("with nothing but how the person is reached")
                .isFalse();
        matter.save(new MatterSection(null, null, "ID_NUMBER", null, null, "号码更正", "13900001111", "a@b.example"));
        assertThat(isBegun(matter)).isTrue();
        edit(matter.actor, desk -> desk.saveNewIdNumber(matter.application, after.value()));
        assertThat(strings("select data::text from application.section where application_id = ?", matter.id()))
                .noneMatch(data -> data.contains(after.value()));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.MATTER_PROOF);
        matter.submit();
        assertThat(matter.column("status")).isEqualTo("REPORTED");
        assertThat(as(centre, () -> REVIEWS.revealIdNumber(matter.application, "核对证明")))
                .isEqualTo(new RevealedNumbers(before.value(), after.value()));
        assertThat(AUDIT.of(person.publicId()))
                .extracting(entry -> entry.action())
                .contains("person.reveal", "person.reveal_requested");
        as(centre, () -> {
            QUEUE.claim(matter.application);
            REVIEWS.passFinal(matter.application, null);
            return null;
        });
        approve(matter);
        assertThat(PEOPLE.find(after).orElseThrow().id()).isEqualTo(person.id());
        assertThat(PEOPLE.find(before).orElseThrow().id()).isEqualTo(person.id());
        assertThat(PEOPLE.get(person.id()).birthDate()).isEqualTo(LocalDate.of(1985, 5, 6));
        assertThat(announced(matter)).isZero();
    }

    @Test
    void a_new_name_is_borne_from_the_approval_on() {
        Person person = person();
        Filer matter = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        matter.save(new MatterSection(null, null, "NAME", "新名测试", null, "更名", "13900001111", "a@b.example"));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.MATTER_PROOF);
        matter.submit();
        as(centre, () -> {
            REVIEWS.passFinal(matter.application, null);
            return null;
        });
        approve(matter);
        assertThat(PEOPLE.get(person.id()).name()).isEqualTo("新名测试");
        assertThat(strings("select name from applicant.former_name where person_id = ?", person.id()))
                .containsExactly(person.name());
    }

    @Test
    void a_number_that_is_somebody_elses_is_not_approved() {
        Person other = person(LocalDate.of(1985, 5, 5), LocalDate.of(2024, 11, 20), "化工安全");
        IdNumber taken = as(centre, () -> PEOPLE.reveal(centre, other.id(), "测试"));
        Filer matter = numberAsked(person(), taken);
        assertThat(as(centre, () -> QUERIES.view(matter.application)).personFindings())
                .extracting(Finding::code)
                .containsExactly("NUMBER_TAKEN");
        as(centre, () -> {
            REVIEWS.passFinal(matter.application, null);
            return null;
        });
        assertThat(refused(() -> approve(matter))).extracting(Finding::code).containsExactly("NUMBER_TAKEN");
        as(ministry, () -> {
            BATCHES.remove(matter.application);
            return null;
        });
    }

    @Test
    void while_a_new_number_is_decided_on_no_other_takes_its_place() {
        Person person = person();
        IdNumber asked = someIdNumber(LocalDate.of(1985, 5, 6));
        Filer matter = numberAsked(person, asked);
        Filer beside = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        IdNumber other = someIdNumber(LocalDate.of(1985, 5, 7));
        assertThat(refused(() -> edit(beside.actor, desk -> desk.saveNewIdNumber(beside.application, other.value()))))
                .containsExactly(Finding.of("NUMBER_ASKED_ALREADY", "matter.newIdNumber", "V01")
                        .having(matter.column("receipt_number"), null));
        assertThat(as(centre, () -> REVIEWS.revealIdNumber(matter.application, "核对证明"))
                        .requested())
                .isEqualTo(asked.value());
        as(centre, () -> {
            REVIEWS.refuseFinal(
                    matter.application, List.of(new ReasonGiven("matter", ReasonCode.FALSE_MATERIAL, "号码与证明不符")), null);
            return null;
        });
        edit(beside.actor, desk -> desk.saveNewIdNumber(beside.application, other.value()));
    }

    @Test
    void of_two_in_a_batch_who_ask_for_one_number_neither_is_approved() {
        IdNumber asked = someIdNumber(LocalDate.of(1985, 5, 8));
        List<Filer> both = List.of(numberAsked(person(), asked), numberAsked(person(), asked));
        both.forEach(one -> as(centre, () -> {
            REVIEWS.passFinal(one.application, null);
            return null;
        }));
        as(ministry, () -> {
            BATCHES.add(List.of(both.get(0).application));
            return null;
        });
        assertThat(refused(() -> approve(both.get(1))))
                .extracting(Finding::code)
                .containsExactly("NUMBER_TAKEN", "NUMBER_TAKEN");
        as(ministry, () -> {
            BATCHES.remove(both.get(0).application);
            return null;
        });
        approveBatch();
        assertThat(PEOPLE.find(asked).orElseThrow().id())
                .isEqualTo(both.get(1).person.id());
    }

    /** Somebody's filing that asks for another identity number, submitted. */
    private Filer numberAsked(Person person, IdNumber number) {
        Filer matter = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        matter.save(new MatterSection(null, null, "ID_NUMBER", null, null, "号码更正", "13900001111", "a@b.example"));
        edit(matter.actor, desk -> desk.saveNewIdNumber(matter.application, number.value()));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.MATTER_PROOF);
        matter.submit();
        return matter;
    }

    private static boolean isBegun(Filer matter) {
        return as(matter.actor, () -> QUERIES.view(matter.application)).isBegun(Step.MATTER);
    }
}
