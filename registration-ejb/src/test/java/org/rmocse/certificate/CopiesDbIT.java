package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Statements;

/** Copies that came to harm are made void and made again; all that were ever made are found. */
class CopiesDbIT extends ProductionDatabaseTest {

    /** What a certificate officer may give as reason, and when. */
    private static final Map<CopyStatus, Set<VoidReason>> OFFICERS = new EnumMap<>(Map.of(
            CopyStatus.TO_PRODUCE, Set.of(VoidReason.MISPRINTED, VoidReason.OTHER),
            CopyStatus.PRODUCED, Set.of(VoidReason.MISPRINTED, VoidReason.OTHER),
            CopyStatus.DISPATCHED, Set.of(VoidReason.MISPRINTED, VoidReason.DAMAGED, VoidReason.LOST, VoidReason.OTHER),
            CopyStatus.AT_AGENCY,
                    Set.of(VoidReason.MISPRINTED, VoidReason.DAMAGED, VoidReason.NOT_COLLECTED, VoidReason.OTHER),
            CopyStatus.COLLECTED, Set.of(),
            CopyStatus.VOID, Set.of()));

    @Test
    void the_remade_copy_waits_to_be_made_and_both_are_listed_with_who_when_and_why() {
        Copy copy = copy(agency);
        sentToTheAgency(copy);
        as(printer, () -> COPIES.remake(copy.ids(), VoidReason.OTHER, " 印章模糊 "));
        assertThat(status(copy.id())).isEqualTo("VOID");
        assertThat(as(printer, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE, agency, null)))
                .extracting(CopyLine::number, CopyLine::code, CopyLine::personName)
                .containsExactly(tuple(2, copy.code() + "-2", copy.holder().name()));
        List<CopyRecord> all = all(copy);
        assertThat(all)
                .extracting(CopyRecord::number, CopyRecord::status, CopyRecord::code)
                .containsExactly(
                        tuple(2, CopyStatus.TO_PRODUCE, copy.code() + "-2"), tuple(1, CopyStatus.VOID, copy.code()));
        assertThat(all.get(1).deeds())
                .extracting(CopyDeed::status, CopyDeed::by)
                .containsExactly(
                        tuple(CopyStatus.TO_PRODUCE, MINISTRY.name()),
                        tuple(CopyStatus.PRODUCED, printer.name()),
                        tuple(CopyStatus.DISPATCHED, printer.name()),
                        tuple(CopyStatus.AT_AGENCY, manager.name()),
                        tuple(CopyStatus.VOID, printer.name()));
        assertThat(all.get(1).deeds().get(4)).satisfies(end -> {
            assertThat(end.reason()).isEqualTo(VoidReason.OTHER);
            assertThat(end.note()).isEqualTo("印章模糊");
        });
        assertThat(AUDIT.of(copy.id())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("copy.VOID");
            assertThat(entry.detail()).contains("OTHER", "印章模糊");
        });
    }

    @Test
    void void_paper_verifies_as_replaced_and_the_new_one_as_good() {
        Copy copy = copy(agency);
        assertThat(CERTIFICATES.verify(copy.code()).orElseThrow().inForce()).isTrue();
        assertThat(CERTIFICATES.verify(copy.code() + "-2")).isEmpty();
        as(printer, () -> COPIES.remake(copy.ids(), VoidReason.MISPRINTED, null));
        assertThat(CERTIFICATES.verify(copy.code())).hasValueSatisfying(paper -> {
            assertThat(paper.current()).isFalse();
            assertThat(paper.inForce()).isFalse();
            assertThat(paper.standing()).isEqualTo(Standing.VALID);
        });
        assertThat(CERTIFICATES.verify(copy.code() + "-2")).hasValueSatisfying(paper -> {
            assertThat(paper.inForce()).isTrue();
            assertThat(paper.printedCode()).isEqualTo(copy.code() + "-2");
        });
    }

    @Test
    void each_reason_fits_only_how_far_the_copy_has_come_and_whose_it_is_to_give() {
        OFFICERS.forEach((status, reasons) -> {
            for (VoidReason reason : VoidReason.values()) {
                for (Actor actor : List.of(printer, manager)) {
                    Copy copy = copy(agency);
                    JDBI.useHandle(handle -> handle.execute(
                            "update certificate.copy set status = ? where public_id = ?", status.name(), copy.id()));
                    boolean allowed = actor == printer
                            ? reasons.contains(reason)
                            : status == CopyStatus.AT_AGENCY && reason == VoidReason.DAMAGED;
                    Object outcome = outcome(actor, () -> COPIES.remake(copy.ids(), reason, "说明"));
                    assertThat("done".equals(outcome))
                            .as("%s by %s from %s: %s", reason, actor.name(), status, outcome)
                            .isEqualTo(allowed);
                    assertThat(status(copy.id())).isEqualTo(allowed ? "VOID" : status.name());
                    assertThat(all(copy)).hasSize(allowed ? 2 : 1);
                }
            }
        });
    }

    @Test
    void a_holder_who_was_told_to_come_is_told_not_to_and_nobody_else() {
        Copy told = copy(agency);
        Copy untold = copy(agency);
        sentToTheAgency(told);
        sent(untold);
        as(manager, () -> COPIES.remake(told.ids(), VoidReason.DAMAGED, "边角折断"));
        as(printer, () -> COPIES.remake(untold.ids(), VoidReason.LOST, null));
        assertThat(notices(told))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("COPY_MADE_AGAIN|" + told.holder().email())
                .doesNotContain("边角折断");
        assertThat(notices(untold)).isEmpty();
    }

    @Test
    void what_is_missing_is_asked_for_and_another_agencys_copy_is_not_found() {
        Copy copy = copy(agency);
        assertThat(refused(printer, () -> COPIES.remake(List.of(), VoidReason.OTHER, "x")))
                .containsExactly(Finding.of("NOTHING_CHOSEN", null));
        assertThat(refused(printer, () -> COPIES.remake(copy.ids(), null, "x")))
                .containsExactly(Finding.of("REASON_REQUIRED", "reason"));
        assertThat(refused(printer, () -> COPIES.remake(copy.ids(), VoidReason.OTHER, " ")))
                .containsExactly(Finding.of("REQUIRED", "words"));
        assertThat(refused(manager, () -> COPIES.remake(copy.ids(), VoidReason.LOST, null)))
                .containsExactly(Finding.of("VOID_REASON_NOT_YOURS", "reason"));
        sentToTheAgency(copy);
        Actor elsewhere = manager(agency());
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(elsewhere, () -> COPIES.remake(copy.ids(), VoidReason.DAMAGED, null)))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void of_two_at_once_one_makes_it_again_and_one_copy_is_made() throws Exception {
        Copy copy = copy(agency);
        sentToTheAgency(copy);
        List<Callable<Object>> both = List.of(
                () -> outcome(manager, () -> COPIES.remake(copy.ids(), VoidReason.DAMAGED, null)),
                () -> outcome(printer, () -> COPIES.remake(copy.ids(), VoidReason.MISPRINTED, null)));
        assertThat(AtOnce.run(both))
                .satisfiesExactlyInAnyOrder(
                        done -> assertThat(done).isEqualTo("done"),
                        told -> assertThat(told.toString()).contains("COPY_MOVED"));
        assertThat(all(copy)).hasSize(2);
        assertThat(notices(copy)).hasSize(2);
        List<Callable<Object>> against = List.of(
                () -> outcome(manager, () -> PRODUCTION.collected(copy.id(), IN_PERSON, false)),
                () -> outcome(printer, () -> COPIES.remake(copy.ids(), VoidReason.OTHER, "x")));
        assertThat(AtOnce.run(against)).doesNotContain("done");
    }

    @Test
    void copies_are_found_by_name_number_and_code_within_the_actors_scope() {
        Copy copy = copy(agency);
        String number = strings(
                        """
                        select r.number from certificate.registration r join certificate.certificate c
                        on c.registration_id = r.id where c.code = ?
                        """,
                        copy.code())
                .get(0);
        String name = copy.holder().name();
        for (String wanted : List.of(
                name,
                name.substring(0, name.length() - 1),
                " " + number,
                copy.code(),
                copy.code() + "-7",
                Certificates.verificationUrl(copy.code()))) {
            for (Actor actor : List.of(printer, manager)) {
                assertThat(as(actor, () -> COPIES.search(wanted)))
                        .as(wanted)
                        .extracting(RegistrationCopies::number)
                        .containsExactly(number);
            }
            assertThat(as(manager(agency()), () -> COPIES.search(wanted)))
                    .as(wanted)
                    .isEmpty();
        }
        for (String wanted : new String[] {null, "", " ", "%", "_", "没有此人"}) {
            assertThat(as(printer, () -> COPIES.search(wanted))).as(wanted).isEmpty();
        }
        UUID registration = as(printer, () -> COPIES.search(number)).get(0).publicId();
        assertThat(refused(manager(agency()), () -> COPIES.of(registration)))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void a_whole_parcel_that_was_lost_costs_the_statements_of_one_copy() {
        List<Copy> parcel = copies(agency, 40);
        Copy one = copy(agency);
        sent(parcel.toArray(Copy[]::new));
        sent(one);
        List<String> few =
                Statements.of(JDBI, () -> as(printer, () -> COPIES.remake(one.ids(), VoidReason.LOST, null)));
        List<String> many = Statements.of(
                JDBI,
                () -> as(
                        printer,
                        () -> COPIES.remake(parcel.stream().map(Copy::id).toList(), VoidReason.LOST, null)));
        assertThat(many).hasSameSizeAs(few);
        assertThat(as(printer, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE, agency, null)))
                .hasSize(41);
    }

    private List<CopyRecord> all(Copy copy) {
        return as(printer, () -> COPIES.of(COPIES.search(copy.code()).get(0).publicId()))
                .copies();
    }
}
