package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;

/** A revocation that meets another decision: one goes first, the other is told, and the register says one thing. */
class RevokingAtOnceDbIT extends RevocationDatabaseTest {

    @RepeatedTest(3)
    void of_two_confirmations_at_once_one_counts() throws Exception {
        Person person = registered();
        moveTo(FOUND);
        UUID proposal = proposed(person, RevocationGround.DISHONEST);
        Actor third = officer(null, Role.MINISTRY_OFFICER);
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(() -> as(second, done(() -> REVOCATIONS.confirm(proposal, null)))),
                () -> outcome(() -> as(third, done(() -> REVOCATIONS.confirm(proposal, null))))));
        assertThat(outcomes).contains("done");
        assertThat(outcomes.stream().filter(List.class::isInstance).toList())
                .hasSize(1)
                .allSatisfy(told -> assertThat(told.toString()).contains("REVOCATION_DECIDED"));
        assertThat(count("certificate.entry where basis = ?", proposal)).isEqualTo(1);
        assertThat(count("notification.outbox where subject_id = ?", proposal)).isEqualTo(1);
    }

    @RepeatedTest(3)
    void of_two_proposals_at_once_one_is_laid_before_the_others() throws Exception {
        Person person = registered();
        moveTo(FOUND);
        UUID one = drafted(ministry, person, RevocationGround.DISHONEST);
        UUID other = drafted(second, person, RevocationGround.LENDING);
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(() -> as(ministry, done(() -> REVOCATIONS.propose(one)))),
                () -> outcome(() -> as(second, done(() -> REVOCATIONS.propose(other))))));
        assertThat(outcomes).contains("done");
        assertThat(outcomes.stream().filter(List.class::isInstance).toList())
                .hasSize(1)
                .allSatisfy(told -> assertThat(told.toString()).contains("REVOCATION_OPEN"));
    }

    @RepeatedTest(4)
    void a_revocation_and_the_approval_of_a_renewal_at_once_leave_a_revoked_registration() throws Exception {
        Person person = registered();
        moveTo(LocalDate.of(2031, 6, 1));
        Filer renewal = renewalSubmitted(person);
        passInitially(renewal);
        as(manager, () -> BATCHES.report(List.of(renewal.application)));
        does(centre, () -> REVIEWS.passFinal(renewal.application, null));
        does(ministry, () -> BATCHES.add(List.of(renewal.application)));
        UUID proposal = proposed(person, RevocationGround.DISHONEST);
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(() -> as(second, done(() -> REVOCATIONS.confirm(proposal, null)))),
                () -> outcome(() -> approveBatch())));
        assertThat(outcomes.get(0)).isEqualTo("done");
        assertThat(register(person).standing()).isEqualTo(Standing.REVOKED);
        assertThat(REGISTER.liveCopies(person.id())).isEmpty();
        if (outcomes.get(1) instanceof List<?> told) {
            assertThat(told.toString()).contains("PERSON_NOT_REGISTERED");
            assertThat(renewal.column("status")).isEqualTo("AWAITING_APPROVAL");
            assertThat(count("certificate.entry where basis = ?", renewal.application))
                    .isZero();
            does(ministry, () -> BATCHES.remove(renewal.application));
        } else {
            assertThat(renewal.column("status")).isEqualTo("APPROVED");
        }
    }

    @Test
    void what_is_on_its_way_stays_where_it_lies_can_be_refused_and_not_approved() {
        Person person = registered();
        moveTo(FOUND);
        Filer matter = Filer.begin(person, agency, ApplicationKind.REISSUE);
        matter.save(
                new Section.MatterSection("CERTIFICATE", "LOST", null, null, null, "遗失", "13900001111", "a@b.example"));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.LOSS_DECLARATION);
        matter.attachOnePage();
        matter.submit();
        passInitially(matter);
        as(manager, () -> BATCHES.report(List.of(matter.application)));
        UUID proposal = proposed(person, RevocationGround.LENDING);
        assertThat(view(second, proposal).open())
                .containsExactly(new OpenFile(matter.column("receipt_number"), ApplicationKind.REISSUE));
        does(second, () -> REVOCATIONS.confirm(proposal, null));
        assertThat(strings("select details ->> 'open' from notification.outbox where subject_id = ?", proposal))
                .allSatisfy(open -> assertThat(open).contains(matter.column("receipt_number"), "不能批准"));
        assertThat(as(ministry, () -> QUERIES.view(matter.application)).personFindings())
                .extracting(Finding::code)
                .contains("NOT_REGISTERED");
        assertThat(refused(() -> approve(matter))).extracting(Finding::code).containsExactly("PERSON_NOT_REGISTERED");
        does(
                ministry,
                () -> BATCHES.reject(
                        matter.application, List.of(new ReasonGiven("matter", ReasonCode.BARRED, "注册已被撤销")), null));
        assertThat(matter.column("status")).isEqualTo("REFUSED");
    }
}
