package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Ended;
import org.rmocse.certificate.Standing;
import org.rmocse.document.PrintedPages;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;
import org.rmocse.shared.Upload;

/** A registration is revoked by two officers, and from then on everywhere (R22, R23). */
class RevocationsDbIT extends RevocationDatabaseTest {

    @Test
    void a_confirmed_revocation_ends_the_registration_voids_what_was_made_and_tells_the_person() {
        Person person = registered();
        moveTo(FOUND);
        String code = register(person).certificateCode();
        UUID revocation = revoked(person, RevocationGround.DISHONEST);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.standing()).isEqualTo(Standing.REVOKED);
            assertThat(now.endedOn()).isEqualTo(FOUND);
            assertThat(now.endedByRule()).isEqualTo("R22");
        });
        assertThat(REGISTER.liveCopies(person.id())).isEmpty();
        assertThat(strings(
                        "select e.status from certificate.copy_event e join certificate.copy y on y.id = e.copy_id join certificate.certificate c on c.id = y.certificate_id where c.code = ? order by e.id",
                        code))
                .containsExactly("TO_PRODUCE", "VOID");
        assertThat(strings(
                        "select e.kind from certificate.entry e join certificate.registration r on r.id = e.registration_id where r.person_id = ? order by e.id",
                        person.id()))
                .containsExactly("INITIAL", "REVOCATION");
        assertThat(CERTIFICATES.verify(code)).hasValueSatisfying(found -> {
            assertThat(found.inForce()).isFalse();
            assertThat(found.standing()).isEqualTo(Standing.REVOKED);
            assertThat(found.endedOn()).isEqualTo(FOUND);
            assertThat(found.endedByRule()).isEqualTo("R22");
        });
        assertThat(LOOK_UP.find(person.name(), register(person).number())).hasValueSatisfying(found -> {
            assertThat(found.standing()).isEqualTo(Standing.REVOKED);
            assertThat(found.endedOn()).isEqualTo(FOUND);
            assertThat(found.toString()).doesNotContain("伪造");
        });
        assertThat(mails(revocation)).hasSize(1).allSatisfy(mail -> assertThat(mail)
                .contains("REGISTRATION_REVOKED", "2028-06-01", "2033-06-01", "R22")
                .doesNotContain("伪造"));
        assertThat(AUDIT.of(revocation))
                .extracting(entry -> entry.action())
                .containsExactly("revocation.proposed", "revocation.confirmed");
    }

    @Test
    void whoever_proposed_neither_confirms_nor_declines_and_the_table_holds_it_too() {
        Person person = registered();
        moveTo(FOUND);
        UUID proposal = proposed(person, RevocationGround.LENDING);
        assertThat(view(ministry, proposal).decidable()).isFalse();
        assertThat(view(second, proposal).decidable()).isTrue();
        assertThat(keptFrom(ministry, () -> REVOCATIONS.confirm(proposal, null)))
                .containsExactly("PROPOSED_YOURSELF");
        assertThat(keptFrom(ministry, () -> REVOCATIONS.decline(proposal, "不成立")))
                .containsExactly("PROPOSED_YOURSELF");
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        "update application.revocation set status = 'DECLINED', decided_by = proposed_by where public_id = ?",
                        proposal)))
                .hasMessageContaining("check constraint");
        assertThat(register(person).standing()).isEqualTo(Standing.VALID);
    }

    @Test
    void nobody_decides_about_themselves_or_somebody_near() {
        Person person = registered();
        moveTo(FOUND);
        UUID proposal = proposed(person, RevocationGround.TWO_EMPLOYERS);
        Actor self = new Actor(next(), UUID.randomUUID(), "本人", Set.of(Role.MINISTRY_OFFICER), person.id(), null);
        Actor near = new Actor(
                next(),
                UUID.randomUUID(),
                "亲属",
                Set.of(Role.MINISTRY_OFFICER),
                null,
                null,
                new Ties(Set.of(person.id()), Set.of()));
        Actor colleague = new Actor(
                next(),
                UUID.randomUUID(),
                "同事",
                Set.of(Role.MINISTRY_OFFICER),
                null,
                null,
                new Ties(Set.of(), Set.of(register(person).employerCode())));
        assertThat(keptFrom(self, () -> REVOCATIONS.confirm(proposal, null))).containsExactly("OWN_FILE");
        assertThat(keptFrom(self, () -> REVOCATION_QUERIES.view(proposal))).containsExactly("OWN_FILE");
        for (Actor bound : List.of(near, colleague)) {
            assertThat(keptFrom(bound, () -> REVOCATIONS.confirm(proposal, null)))
                    .containsExactly("CONFLICT_OF_INTEREST");
            assertThat(keptFrom(bound, () -> REVOCATION_QUERIES.view(proposal)))
                    .containsExactly("CONFLICT_OF_INTEREST");
            assertThat(keptFrom(
                            bound,
                            () -> REVOCATION_DRAFTS.begin(register(person).publicId())))
                    .containsExactly("CONFLICT_OF_INTEREST");
        }
    }

    @Test
    void a_proposal_lacks_nothing_and_says_what_it_lacks_all_at_once() {
        Person person = registered();
        moveTo(FOUND);
        UUID draft = as(ministry, () -> REVOCATION_DRAFTS.begin(register(person).publicId()));
        assertThat(as(ministry, () -> REVOCATION_DRAFTS.begin(register(person).publicId())))
                .as("beginning again opens the draft")
                .isEqualTo(draft);
        assertThat(refused(() -> does(ministry, () -> REVOCATIONS.propose(draft))))
                .containsExactly(
                        Finding.of("REQUIRED", "ground"),
                        Finding.of("REQUIRED", "facts"),
                        Finding.of("REQUIRED", "foundOn"),
                        Finding.of("FILE_MISSING", "evidence", "D13"));
        IdNumber number = someIdNumber(LocalDate.of(1980, 2, 2));
        does(
                ministry,
                () -> REVOCATION_DRAFTS.save(
                        draft, RevocationGround.DISHONEST, "冒用 " + number.value() + " 的证书", FOUND.plusDays(1)));
        assertThat(view(ministry, draft).written().facts())
                .contains(number.masked())
                .doesNotContain(number.value());
        assertThat(keptFrom(ministry, () -> REVOCATIONS.propose(draft)))
                .containsExactly("DATE_IN_FUTURE", "FILE_MISSING");
        assertThat(keptFrom(second, () -> REVOCATION_QUERIES.view(draft)))
                .as("a draft is nobody else's")
                .containsExactly("NOT_FOUND");
        assertThat(keptFrom(second, () -> REVOCATIONS.propose(draft))).containsExactly("NOT_FOUND");
        does(ministry, () -> REVOCATION_DRAFTS.discard(draft));
        assertThat(count("application.revocation where public_id = ?", draft)).isZero();
    }

    @Test
    void a_proposal_is_declined_with_a_reason_or_taken_back_by_whoever_made_it() {
        Person person = registered();
        moveTo(FOUND);
        UUID declined = proposed(person, RevocationGround.LENDING);
        assertThat(keptFrom(second, () -> REVOCATIONS.decline(declined, " "))).containsExactly("REASON_REQUIRED");
        assertThat(keptFrom(second, () -> REVOCATIONS.withdraw(declined))).containsExactly("ONLY_PROPOSER");
        assertThat(keptFrom(
                        second, () -> REVOCATION_DRAFTS.begin(register(person).publicId())))
                .containsExactly("REVOCATION_OPEN");
        does(second, () -> REVOCATIONS.decline(declined, "证据不足"));
        assertThat(view(ministry, declined).decisionNote()).isEqualTo("证据不足");
        assertThat(keptFrom(ministry, () -> REVOCATIONS.withdraw(declined))).containsExactly("REVOCATION_DECIDED");
        UUID withdrawn = proposed(person, RevocationGround.LENDING);
        does(ministry, () -> REVOCATIONS.withdraw(withdrawn));
        assertThat(keptFrom(second, () -> REVOCATIONS.confirm(withdrawn, null))).containsExactly("REVOCATION_DECIDED");
        assertThat(register(person).standing()).isEqualTo(Standing.VALID);
        assertThat(mails(declined)).isEmpty();
    }

    @Test
    void somebody_is_found_by_either_identity_number_or_by_name_and_number_together() {
        Person person = registered();
        IdNumber before = as(centre, () -> PEOPLE.reveal(centre, person.id(), "测试"));
        IdNumber after = someIdNumber(LocalDate.of(1985, 5, 9));
        inTransaction(() -> {
            NUMBERS.request(person.id(), after, CLOCK.instant());
            NUMBERS.give(ministry, List.of(person.id()), CLOCK.instant());
        });
        for (IdNumber number : List.of(before, after)) {
            assertThat(as(ministry, () -> REVOCATION_QUERIES.find(null, number.value())))
                    .hasValueSatisfying(found -> {
                        assertThat(found.person().id()).isEqualTo(person.id());
                        assertThat(found.person().maskedIdNumber()).isEqualTo(after.masked());
                    });
        }
        String number = register(person).number();
        assertThat(as(ministry, () -> REVOCATION_QUERIES.find(" " + person.name(), number + " ")))
                .isPresent();
        assertThat(as(ministry, () -> REVOCATION_QUERIES.find("别人", number))).isEmpty();
        assertThat(as(ministry, () -> REVOCATION_QUERIES.find(person.name(), null)))
                .isEmpty();
    }

    @Test
    void what_was_cancelled_is_revoked_all_the_same_and_the_cancellation_stays_in_the_history() {
        Person person = registered();
        moveTo(FOUND);
        inTransaction(
                () -> ENTRIES.cancel(List.of(new Ended(UUID.randomUUID(), person.id())), ministry, CLOCK.instant()));
        moveTo(FOUND.plusDays(30));
        revoked(person, RevocationGround.TWO_EMPLOYERS);
        assertThat(register(person).standing()).isEqualTo(Standing.REVOKED);
        assertThat(register(person).endedOn()).isEqualTo(FOUND.plusDays(30));
        assertThat(register(person).endedByRule()).isEqualTo("R23");
        assertThat(strings(
                        "select e.kind from certificate.entry e join certificate.registration r on r.id = e.registration_id where r.person_id = ? order by e.id",
                        person.id()))
                .containsExactly("INITIAL", "CANCELLATION", "REVOCATION");
        assertThat(keptFrom(
                        ministry, () -> REVOCATION_DRAFTS.begin(register(person).publicId())))
                .containsExactly("ALREADY_REVOKED");
    }

    @Test
    void the_bar_holds_to_the_day_and_a_registration_anew_wipes_the_mark() {
        Person person = registered();
        moveTo(FOUND);
        UUID revocation = revoked(person, RevocationGround.DISHONEST);
        LocalDate until = LocalDate.of(2033, 6, 1);
        assertThat(view(second, revocation).barredUntil()).isEqualTo(until);
        moveTo(until.minusDays(1));
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION)))
                .extracting(Finding::code)
                .containsExactly("BARRED");
        moveTo(until);
        Filer again = Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION);
        assertThat(view(again).personFindings()).isEmpty();
        assertThat(as(again.actor, REVOCATION_QUERIES::mine)).isPresent();
        again.save(new Section.CategorySection(PracticeCategory.CHEMICAL));
        again.save(education(LocalDate.of(2032, 5, 6)));
        again.save("employer.openEnded", true);
        again.attach(MaterialCode.CONTRACT);
        again.attach(MaterialCode.CE_PROOF);
        again.attachForm();
        again.submit();
        throughAllDesks(again);
        assertThat(register(person).standing()).isEqualTo(Standing.VALID);
        assertThat(register(person).endedByRule()).isNull();
        assertThat(as(again.actor, REVOCATION_QUERIES::mine)).isEmpty();
    }

    @Test
    void the_decision_in_writing_stays_as_it_was_and_is_for_the_person_and_the_ministry() throws IOException {
        Person person = registered();
        moveTo(FOUND);
        UUID proposal = proposed(person, RevocationGround.DISHONEST);
        Actor applicant = applicant(person);
        assertThat(keptFrom(applicant, () -> REVOCATION_QUERIES.letter(proposal, Locale.SIMPLIFIED_CHINESE)))
                .containsExactly("NOT_FOUND");
        does(second, () -> REVOCATIONS.confirm(proposal, "同意"));
        PrintedLetter letter = as(applicant, () -> REVOCATION_QUERIES.letter(proposal, Locale.SIMPLIFIED_CHINESE));
        assertThat(letter.number()).matches("CX2028\\d{6}");
        assertThat(String.join("", PrintedPages.texts(letter.pdf())))
                .contains("撤销注册决定书", person.name(), "资格证书系伪造", "2028-06-01", "2033-06-01", "R22", "行政复议");
        assertThat(String.join(
                        "",
                        PrintedPages.texts(as(second, () -> REVOCATION_QUERIES.letter(proposal, Locale.ENGLISH))
                                .pdf())))
                .contains("DecisiontoRevokeaRegistration", "2033-06-01");
        moveTo(FOUND.plusYears(6));
        assertThat(as(applicant, () -> REVOCATION_QUERIES.letter(proposal, Locale.SIMPLIFIED_CHINESE))
                        .pdf())
                .isEqualTo(letter.pdf());
        Actor other = applicant(person());
        assertThat(keptFrom(other, () -> REVOCATION_QUERIES.letter(proposal, Locale.SIMPLIFIED_CHINESE)))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void the_evidence_is_kept_sealed_and_shown_to_the_ministry_alone() {
        Person person = registered();
        moveTo(FOUND);
        UUID draft = drafted(person, RevocationGround.DISHONEST);
        UUID evidence = view(ministry, draft).evidence().get(0).publicId();
        assertThat(as(ministry, () -> REVOCATION_QUERIES.preview(draft, evidence, 0, 200)))
                .isNotEmpty();
        assertThat(keptFrom(second, () -> REVOCATION_QUERIES.evidence(draft, evidence)))
                .containsExactly("NOT_FOUND");
        assertThat(keptFrom(
                        ministry,
                        () -> REVOCATION_DRAFTS.addEvidence(
                                draft, new Upload("x.png", "image/png", new byte[] {1, 2, 3}))))
                .containsExactly("FILE_TYPE");
        does(ministry, () -> REVOCATIONS.propose(draft));
        assertThat(as(second, () -> REVOCATION_QUERIES.evidence(draft, evidence))
                        .bytes())
                .isNotEmpty();
        assertThat(keptFrom(ministry, () -> REVOCATION_DRAFTS.removeEvidence(draft, evidence)))
                .as("what is proposed stays as it is")
                .containsExactly("NOT_FOUND");
    }

    private static List<String> mails(UUID revocation) {
        return strings("select type || details::text from notification.outbox where subject_id = ?", revocation);
    }
}
