package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** A copy on its way: made, sent, received, handed out, each step only from the one before it. */
class ProductionDbIT extends ProductionDatabaseTest {

    @Test
    void a_copy_goes_its_way_step_by_step_and_each_is_noted() {
        Copy copy = copy(agency);
        assertThat(as(printer, () -> PRODUCTION.produced(copy.ids()))).isEqualTo(1);
        assertThat(as(printer, () -> PRODUCTION.dispatched(copy.ids(), " ems 1234-5678 ")))
                .isEqualTo(1);
        assertThat(as(manager, () -> PRODUCTION.received(copy.ids()))).isEqualTo(1);
        assertThat(as(
                        manager,
                        () -> PRODUCTION.collected(
                                copy.id(), new HandedOut(Handover.IN_PERSON, null, null, " 出示身份证 "), false)))
                .isEqualTo(1);
        assertThat(strings(
                        """
                        select concat_ws('|', e.status, e.actor_name, e.note, e.manner) from certificate.copy_event e
                        join certificate.copy y on y.id = e.copy_id where y.public_id = ? order by e.id
                        """,
                        copy.id()))
                .containsExactly(
                        "TO_PRODUCE|" + MINISTRY.name(),
                        "PRODUCED|" + printer.name(),
                        "DISPATCHED|" + printer.name() + "|EMS12345678",
                        "AT_AGENCY|" + manager.name(),
                        "COLLECTED|" + manager.name() + "|出示身份证|IN_PERSON");
        assertThat(AUDIT.of(copy.id()))
                .extracting(entry -> entry.action())
                .containsExactly("copy.PRODUCED", "copy.DISPATCHED", "copy.AT_AGENCY", "copy.COLLECTED");
        assertThat(strings("select tracking_number from certificate.copy where public_id = ?", copy.id()))
                .containsExactly("EMS12345678");
    }

    @Test
    void each_step_is_taken_only_from_the_one_before() {
        Map<CopyStatus, ToIntFunction<Copy>> steps = Map.of(
                CopyStatus.TO_PRODUCE, copy -> as(printer, () -> PRODUCTION.produced(copy.ids())),
                CopyStatus.PRODUCED, copy -> as(printer, () -> PRODUCTION.dispatched(copy.ids(), tracking())),
                CopyStatus.DISPATCHED, copy -> as(manager, () -> PRODUCTION.received(copy.ids())),
                CopyStatus.AT_AGENCY, copy -> as(manager, () -> PRODUCTION.collected(copy.id(), IN_PERSON, false)));
        List<CopyStatus> order = Arrays.asList(CopyStatus.values());
        for (CopyStatus now : CopyStatus.values()) {
            steps.forEach((from, step) -> {
                Copy copy = copy(agency);
                JDBI.useHandle(handle -> handle.execute(
                        "update certificate.copy set status = ? where public_id = ?", now.name(), copy.id()));
                Map<String, String> before = DatabaseState.of(JDBI);
                if (now == from) {
                    assertThat(step.applyAsInt(copy))
                            .as("%s from %s", from, now)
                            .isEqualTo(1);
                    assertThat(status(copy.id()))
                            .isEqualTo(order.get(order.indexOf(from) + 1).name());
                } else {
                    assertThat(catchThrowable(() -> step.applyAsInt(copy)))
                            .as("%s from %s", from, now)
                            .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                                    .containsExactly(movedBy(MINISTRY)));
                    assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
                }
            });
        }
    }

    @Test
    void a_copy_of_another_agency_stays_untouched() {
        Copy own = copy(agency);
        Copy other = copy(agency());
        as(printer, () -> PRODUCTION.produced(List.of(own.id(), other.id())));
        as(printer, () -> PRODUCTION.dispatched(own.ids(), tracking()));
        as(printer, () -> PRODUCTION.dispatched(other.ids(), tracking()));
        assertThat(as(manager, () -> PRODUCTION.received(List.of(own.id(), other.id()))))
                .isEqualTo(1);
        assertThat(strings("select status from certificate.copy where public_id = ?", other.id()))
                .containsExactly("DISPATCHED");
        assertThat(notices(other)).isEmpty();
        as(manager(other.agency()), () -> PRODUCTION.received(other.ids()));
        assertThat(refused(manager, () -> PRODUCTION.collected(other.id(), IN_PERSON, false)))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(strings("select status from certificate.copy where public_id = ?", other.id()))
                .containsExactly("AT_AGENCY");
    }

    @Test
    void a_holder_is_told_once_where_the_certificate_can_be_collected() throws Exception {
        Copy copy = copy(agency);
        as(printer, () -> PRODUCTION.produced(copy.ids()));
        as(printer, () -> PRODUCTION.dispatched(copy.ids(), tracking()));
        assertThat(notices(copy)).isEmpty();
        Actor colleague = manager(agency);
        List<Callable<Object>> twice = List.of(
                () -> outcome(manager, () -> PRODUCTION.received(copy.ids())),
                () -> outcome(colleague, () -> PRODUCTION.received(copy.ids())));
        assertThat(AtOnce.run(twice)).containsExactlyInAnyOrder("done", List.of(movedBy(manager)));
        assertThat(refused(manager, () -> PRODUCTION.received(copy.ids()))).containsExactly(movedBy(manager));
        as(manager, () -> PRODUCTION.collected(copy.id(), IN_PERSON, false));
        assertThat(notices(copy))
                .containsExactly("READY_FOR_COLLECTION|" + copy.holder().email() + "|"
                        + copy.holder().name() + "|" + AGENCIES.names().get(agency));
    }

    @Test
    void nothing_is_told_of_an_arrival_that_was_rolled_back() {
        Copy copy = copy(agency);
        as(printer, () -> PRODUCTION.produced(copy.ids()));
        as(printer, () -> PRODUCTION.dispatched(copy.ids(), tracking()));
        Map<String, String> before = DatabaseState.of(JDBI);
        try {
            as(manager, () -> {
                PRODUCTION.received(copy.ids());
                throw new IllegalStateException("the request failed");
            });
        } catch (IllegalStateException failed) {
            assertThat(failed).hasMessage("the request failed");
        }
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void a_parcel_has_a_number_that_can_be_one_and_one_receiver() {
        Copy copy = copy(agency);
        Copy other = copy(agency());
        as(printer, () -> PRODUCTION.produced(List.of(copy.id(), other.id())));
        for (String missing : new String[] {null, "", " ", " - "}) {
            assertThat(refused(printer, () -> PRODUCTION.dispatched(copy.ids(), missing)))
                    .containsExactly(Finding.of("REQUIRED", "trackingNumber"));
        }
        for (String wrong : List.of("EMS123", "ABCDEFGHIJ", "EMS/12345678", "顺丰12345678", "1".repeat(31))) {
            assertThat(refused(printer, () -> PRODUCTION.dispatched(copy.ids(), wrong)))
                    .containsExactly(Finding.of("TRACKING_NUMBER_INVALID", "trackingNumber")
                            .having(wrong, null));
        }
        assertThat(refused(printer, () -> PRODUCTION.dispatched(List.of(copy.id(), other.id()), tracking())))
                .containsExactly(Finding.of("SEVERAL_AGENCIES", null));
        assertThat(refused(printer, () -> PRODUCTION.produced(List.of())))
                .containsExactly(Finding.of("NOTHING_CHOSEN", null));
    }

    @Test
    void the_label_of_a_change_is_handed_out_only_to_whoever_shows_the_old_certificate() {
        Copy label = further(copy(agency), "CHANGE", CopyItem.LABEL);
        sentToTheAgency(label);
        Map<String, String> before = DatabaseState.of(JDBI);
        Finding notShown = Finding.of("OLD_CERTIFICATE_NOT_SHOWN", "oldCertificate", "D21");
        HandedOut toNobody = new HandedOut(Handover.AUTHORISED, " ", null, null);
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), IN_PERSON, false)))
                .containsExactly(notShown);
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), toNobody, false)))
                .containsExactly(Finding.of("REQUIRED", "receiver"), notShown);
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), toNobody, true)))
                .containsExactly(Finding.of("REQUIRED", "receiver"));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.AT_AGENCY)))
                .extracting(CopyLine::publicId, CopyLine::asksOldCertificate, CopyLine::oldCertificateSeenBy)
                .containsExactly(tuple(label.id(), true, null));

        assertThat(as(manager, () -> PRODUCTION.collected(label.id(), IN_PERSON, true)))
                .isEqualTo(1);
        assertThat(shown(label)).containsExactly("COLLECTED|" + manager.name() + "|" + CLOCK.instant());
        assertThat(AUDIT.of(label.id())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("copy.COLLECTED");
            assertThat(entry.detail()).contains("oldCertificate", "shown");
        });
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.COLLECTED)))
                .extracting(CopyLine::publicId, CopyLine::oldCertificateSeenBy, CopyLine::statusSince)
                .containsExactly(tuple(label.id(), manager.name(), CLOCK.instant()));
    }

    @ParameterizedTest
    @CsvSource({"INITIAL, CERTIFICATE", "RENEWAL, LABEL", "RE_REGISTRATION, CERTIFICATE", "REISSUE, LABEL"})
    void no_old_certificate_is_asked_for_where_nothing_was_changed(String kind, CopyItem item) {
        Copy first = copy(agency);
        Copy copy = kind.equals("INITIAL") ? first : further(first, kind, item);
        sentToTheAgency(copy);
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.AT_AGENCY)))
                .extracting(CopyLine::asksOldCertificate)
                .containsExactly(false);
        assertThat(as(manager, () -> PRODUCTION.collected(copy.id(), IN_PERSON, false)))
                .isEqualTo(1);
        assertThat(shown(copy)).isEmpty();
    }

    @Test
    void what_is_not_asked_for_is_not_noted_as_shown() {
        Copy copy = copy(agency);
        sentToTheAgency(copy);
        as(manager, () -> PRODUCTION.collected(copy.id(), IN_PERSON, true));
        assertThat(shown(copy)).isEmpty();
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.COLLECTED)))
                .extracting(CopyLine::oldCertificateSeenBy)
                .containsOnlyNulls();
    }

    @Test
    void nobody_learns_from_a_refusal_what_another_agency_has() {
        Copy label = further(copy(agency), "CHANGE", CopyItem.LABEL);
        sentToTheAgency(label);
        assertThat(refused(manager(agency()), () -> PRODUCTION.collected(label.id(), IN_PERSON, false)))
                .containsExactly(Finding.of("NOT_FOUND", null));
        as(manager, () -> PRODUCTION.collected(label.id(), IN_PERSON, true));
        assertThat(refused(manager(agency()), () -> PRODUCTION.collected(label.id(), IN_PERSON, false)))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), IN_PERSON, false)))
                .containsExactly(movedBy(manager));
    }

    @Test
    void lists_and_counts_what_is_the_actors_business() {
        Copy first = copy(agency);
        Copy second = copy(agency);
        Copy other = copy(agency());
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE)))
                .extracting(CopyLine::publicId)
                .containsExactly(first.id(), second.id());
        assertThat(as(printer, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE, other.agency(), null)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.publicId()).isEqualTo(other.id());
                    assertThat(line.personName()).isEqualTo(other.holder().name());
                    assertThat(line.agencyName()).isEqualTo(AGENCIES.names().get(other.agency()));
                    assertThat(line.statusSince()).isEqualTo(CLOCK.instant());
                });
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE, other.agency(), null)))
                .isEmpty();
        as(printer, () -> PRODUCTION.produced(first.ids()));
        assertThat(as(manager, PRODUCTION::counts)).singleElement().satisfies(counted -> {
            assertThat(counted.agencyId()).isEqualTo(agency);
            assertThat(counted.counts()).isEqualTo(Map.of(CopyStatus.TO_PRODUCE, 1, CopyStatus.PRODUCED, 1));
            assertThat(counted.toMake()).isEqualTo(Map.of(CopyItem.CERTIFICATE, 1));
        });
    }

    @Test
    void of_two_officers_at_once_one_makes_it_and_the_other_is_told_who_and_when() throws Exception {
        Copy copy = copy(agency);
        Actor one = printer("甲制证人");
        Actor two = printer("乙制证人");
        List<Callable<Object>> twice = List.of(
                () -> outcome(one, () -> PRODUCTION.produced(copy.ids())),
                () -> outcome(two, () -> PRODUCTION.produced(copy.ids())));
        List<Object> told = AtOnce.run(twice);
        assertThat(told.contains("done")
                        && told.contains(List.of(movedBy(told.get(0).equals("done") ? one : two))))
                .as("%s", told)
                .isTrue();
        assertThat(AUDIT.of(copy.id())).hasSize(1);

        List<Callable<Object>> sent = List.of(
                () -> outcome(one, () -> PRODUCTION.dispatched(copy.ids(), tracking())),
                () -> outcome(two, () -> PRODUCTION.dispatched(copy.ids(), tracking())));
        assertThat(AtOnce.run(sent)).contains("done");
        assertThat(AUDIT.of(copy.id())).hasSize(2);
        assertThat(as(printer, () -> DISPATCHES.list(agency))).hasSize(1);
    }

    @Test
    void what_is_handed_out_is_noted_with_how_and_to_whom() {
        Copy authorised = copy(agency);
        Copy couriered = copy(agency);
        sentToTheAgency(authorised, couriered);
        HandedOut without = new HandedOut(Handover.COURIER, "不作数", " ", null);
        assertThat(refused(manager, () -> PRODUCTION.collected(couriered.id(), without, false)))
                .containsExactly(Finding.of("REQUIRED", "courierNumber"));
        as(
                manager,
                () -> PRODUCTION.collected(
                        couriered.id(), new HandedOut(Handover.COURIER, "不作数", "sf 1234567890", "已电话告知"), false));
        as(
                manager,
                () -> PRODUCTION.collected(
                        authorised.id(), new HandedOut(Handover.AUTHORISED, " 代领人 ", "12345678", "委托书"), false));
        assertThat(as(manager, () -> PRODUCTION.list(CopyStatus.COLLECTED)))
                .extracting(CopyLine::publicId, CopyLine::manner, CopyLine::receiver, CopyLine::note)
                .containsExactlyInAnyOrder(
                        tuple(couriered.id(), Handover.COURIER, null, "SF1234567890 · 已电话告知"),
                        tuple(authorised.id(), Handover.AUTHORISED, "代领人", "委托书"));
    }

    private static Finding movedBy(Actor actor) {
        return Finding.of("COPY_MOVED", null)
                .having(
                        actor.name(),
                        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                                .withZone(ClockProducer.ZONE)
                                .format(CLOCK.instant()));
    }

    /** When it was noted, and by whom, that the old certificate was shown. */
    private static List<String> shown(Copy copy) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select e.status, e.actor_name, e.at from certificate.copy_event e
                        join certificate.copy y on y.id = e.copy_id
                        where y.public_id = :copy and e.old_certificate_shown order by e.id
                        """)
                .bind("copy", copy.id())
                .map((row, context) -> row.getString("status") + "|" + row.getString("actor_name") + "|"
                        + row.getObject("at", OffsetDateTime.class).toInstant())
                .list());
    }
}
