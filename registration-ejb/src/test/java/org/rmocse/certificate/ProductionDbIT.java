package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.account.Acting;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.application.Collecting;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** A copy on its way: made, sent, received, handed out, each step only from the one before it. */
class ProductionDbIT extends RegisterDatabaseTest {

    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    private static final Agencies AGENCIES = new Agencies(JDBI);
    private static final SampleApplicants APPLICANTS =
            new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);
    private static final Production PRODUCTION = new Production(
            JDBI,
            CLOCK,
            Acting.current(Acting.directory(JDBI, PEOPLE)),
            AUDIT,
            AGENCIES,
            PEOPLE,
            Collecting.notices(PEOPLE, AGENCIES, new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices())));

    private final Actor printer =
            new Actor(next(), PublicId.next(), "测试制证人", Set.of(Role.CERTIFICATE_OFFICER), null, null);
    private long agency;
    private Actor manager;

    @BeforeEach
    void openAnAgency() {
        moveTo(day);
        agency = agency();
        manager = manager(agency);
    }

    @Test
    void a_copy_goes_its_way_step_by_step_and_each_is_noted() {
        Copy copy = copy(agency);
        assertThat(act(printer, () -> PRODUCTION.produced(copy.ids()))).isEqualTo(1);
        assertThat(act(printer, () -> PRODUCTION.dispatched(copy.ids(), " EMS123 ")))
                .isEqualTo(1);
        assertThat(act(manager, () -> PRODUCTION.received(copy.ids()))).isEqualTo(1);
        assertThat(act(manager, () -> PRODUCTION.collected(copy.id(), " 本人，身份证 ", false)))
                .isEqualTo(1);
        assertThat(strings(
                        """
                        select concat_ws('|', e.status, e.actor_name, e.note) from certificate.copy_event e
                        join certificate.copy y on y.id = e.copy_id where y.public_id = ? order by e.id
                        """,
                        copy.id()))
                .containsExactly(
                        "TO_PRODUCE|" + MINISTRY.name(),
                        "PRODUCED|" + printer.name(),
                        "DISPATCHED|" + printer.name() + "|EMS123",
                        "AT_AGENCY|" + manager.name(),
                        "COLLECTED|" + manager.name() + "|本人，身份证");
        assertThat(AUDIT.of(copy.id()))
                .extracting(entry -> entry.action())
                .containsExactly("copy.PRODUCED", "copy.DISPATCHED", "copy.AT_AGENCY", "copy.COLLECTED");
        assertThat(strings("select tracking_number from certificate.copy where public_id = ?", copy.id()))
                .containsExactly("EMS123");
    }

    @Test
    void each_step_is_taken_only_from_the_one_before() {
        Map<CopyStatus, ToIntFunction<Copy>> steps = Map.of(
                CopyStatus.TO_PRODUCE, copy -> act(printer, () -> PRODUCTION.produced(copy.ids())),
                CopyStatus.PRODUCED, copy -> act(printer, () -> PRODUCTION.dispatched(copy.ids(), "EMS1")),
                CopyStatus.DISPATCHED, copy -> act(manager, () -> PRODUCTION.received(copy.ids())),
                CopyStatus.AT_AGENCY, copy -> act(manager, () -> PRODUCTION.collected(copy.id(), "本人", false)));
        List<CopyStatus> order = Arrays.asList(CopyStatus.values());
        for (CopyStatus now : CopyStatus.values()) {
            steps.forEach((from, step) -> {
                Copy copy = copy(agency);
                JDBI.useHandle(handle -> handle.execute(
                        "update certificate.copy set status = ? where public_id = ?", now.name(), copy.id()));
                Map<String, String> before = DatabaseState.of(JDBI);
                assertThat(step.applyAsInt(copy)).as("%s from %s", from, now).isEqualTo(now == from ? 1 : 0);
                if (now == from) {
                    assertThat(strings("select status from certificate.copy where public_id = ?", copy.id()))
                            .containsExactly(order.get(order.indexOf(from) + 1).name());
                } else {
                    assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
                }
            });
        }
    }

    @Test
    void a_copy_of_another_agency_stays_untouched() {
        Copy own = copy(agency);
        Copy other = copy(agency());
        act(printer, () -> PRODUCTION.produced(List.of(own.id(), other.id())));
        act(printer, () -> PRODUCTION.dispatched(own.ids(), "EMS1"));
        act(printer, () -> PRODUCTION.dispatched(other.ids(), "EMS2"));
        assertThat(act(manager, () -> PRODUCTION.received(List.of(own.id(), other.id()))))
                .isEqualTo(1);
        assertThat(strings("select status from certificate.copy where public_id = ?", other.id()))
                .containsExactly("DISPATCHED");
        assertThat(notices(other)).isEmpty();
        act(manager(other.agency()), () -> PRODUCTION.received(other.ids()));
        assertThat(act(manager, () -> PRODUCTION.collected(other.id(), "本人", false)))
                .isZero();
        assertThat(strings("select status from certificate.copy where public_id = ?", other.id()))
                .containsExactly("AT_AGENCY");
    }

    @Test
    void a_holder_is_told_once_where_the_certificate_can_be_collected() throws Exception {
        Copy copy = copy(agency);
        act(printer, () -> PRODUCTION.produced(copy.ids()));
        act(printer, () -> PRODUCTION.dispatched(copy.ids(), "EMS1"));
        assertThat(notices(copy)).isEmpty();
        List<Callable<Integer>> twice = List.of(
                () -> act(manager, () -> PRODUCTION.received(copy.ids())),
                () -> act(manager(agency), () -> PRODUCTION.received(copy.ids())));
        assertThat(AtOnce.run(twice)).containsExactlyInAnyOrder(0, 1);
        act(manager, () -> PRODUCTION.received(copy.ids()));
        act(manager, () -> PRODUCTION.collected(copy.id(), "本人", false));
        assertThat(notices(copy))
                .containsExactly("READY_FOR_COLLECTION|" + copy.holder().email() + "|"
                        + copy.holder().name() + "|" + AGENCIES.names().get(agency));
    }

    @Test
    void nothing_is_told_of_an_arrival_that_was_rolled_back() {
        Copy copy = copy(agency);
        act(printer, () -> PRODUCTION.produced(copy.ids()));
        act(printer, () -> PRODUCTION.dispatched(copy.ids(), "EMS1"));
        Map<String, String> before = DatabaseState.of(JDBI);
        try {
            act(manager, () -> {
                PRODUCTION.received(copy.ids());
                throw new IllegalStateException("the request failed");
            });
        } catch (IllegalStateException failed) {
            assertThat(failed).hasMessage("the request failed");
        }
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void a_parcel_has_a_number_and_one_receiver_and_a_handing_out_a_note() {
        Copy copy = copy(agency);
        Copy other = copy(agency());
        act(printer, () -> PRODUCTION.produced(List.of(copy.id(), other.id())));
        for (String missing : new String[] {null, "", " "}) {
            assertThat(refused(printer, () -> PRODUCTION.dispatched(copy.ids(), missing)))
                    .containsExactly(Finding.of("REQUIRED", "trackingNumber"));
            assertThat(refused(manager, () -> PRODUCTION.collected(copy.id(), missing, false)))
                    .containsExactly(Finding.of("REQUIRED", "note"));
        }
        assertThat(refused(printer, () -> PRODUCTION.dispatched(List.of(copy.id(), other.id()), "EMS1")))
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
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), "本人", false)))
                .containsExactly(notShown);
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), " ", false)))
                .containsExactly(Finding.of("REQUIRED", "note"), notShown);
        assertThat(refused(manager, () -> PRODUCTION.collected(label.id(), " ", true)))
                .containsExactly(Finding.of("REQUIRED", "note"));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(act(manager, () -> PRODUCTION.list(CopyStatus.AT_AGENCY)))
                .extracting(CopyLine::publicId, CopyLine::asksOldCertificate, CopyLine::oldCertificateSeenBy)
                .containsExactly(tuple(label.id(), true, null));

        assertThat(act(manager, () -> PRODUCTION.collected(label.id(), "本人", true)))
                .isEqualTo(1);
        assertThat(shown(label)).containsExactly("COLLECTED|" + manager.name() + "|" + CLOCK.instant());
        assertThat(AUDIT.of(label.id())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("copy.COLLECTED");
            assertThat(entry.detail()).contains("oldCertificate", "shown");
        });
        assertThat(act(manager, () -> PRODUCTION.list(CopyStatus.COLLECTED)))
                .extracting(CopyLine::publicId, CopyLine::oldCertificateSeenBy, CopyLine::statusSince)
                .containsExactly(tuple(label.id(), manager.name(), CLOCK.instant()));
    }

    @ParameterizedTest
    @CsvSource({"INITIAL, CERTIFICATE", "RENEWAL, LABEL", "RE_REGISTRATION, CERTIFICATE", "REISSUE, LABEL"})
    void no_old_certificate_is_asked_for_where_nothing_was_changed(String kind, CopyItem item) {
        Copy first = copy(agency);
        Copy copy = kind.equals("INITIAL") ? first : further(first, kind, item);
        sentToTheAgency(copy);
        assertThat(act(manager, () -> PRODUCTION.list(CopyStatus.AT_AGENCY)))
                .extracting(CopyLine::asksOldCertificate)
                .containsExactly(false);
        assertThat(act(manager, () -> PRODUCTION.collected(copy.id(), "本人", false)))
                .isEqualTo(1);
        assertThat(shown(copy)).isEmpty();
    }

    @Test
    void what_is_not_asked_for_is_not_noted_as_shown() {
        Copy copy = copy(agency);
        sentToTheAgency(copy);
        act(manager, () -> PRODUCTION.collected(copy.id(), "本人", true));
        assertThat(shown(copy)).isEmpty();
        assertThat(act(manager, () -> PRODUCTION.list(CopyStatus.COLLECTED)))
                .extracting(CopyLine::oldCertificateSeenBy)
                .containsOnlyNulls();
    }

    @Test
    void nobody_learns_from_a_refusal_what_another_agency_has() {
        Copy label = further(copy(agency), "CHANGE", CopyItem.LABEL);
        sentToTheAgency(label);
        assertThat(act(manager(agency()), () -> PRODUCTION.collected(label.id(), "本人", false)))
                .isZero();
        act(manager, () -> PRODUCTION.collected(label.id(), "本人", true));
        assertThat(act(manager, () -> PRODUCTION.collected(label.id(), "别人", false)))
                .isZero();
    }

    @Test
    void lists_and_counts_what_is_the_actors_business() {
        Copy first = copy(agency);
        Copy second = copy(agency);
        Copy other = copy(agency());
        assertThat(act(manager, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE)))
                .extracting(CopyLine::publicId)
                .containsExactly(first.id(), second.id());
        assertThat(act(printer, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE, other.agency())))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.publicId()).isEqualTo(other.id());
                    assertThat(line.personName()).isEqualTo(other.holder().name());
                    assertThat(line.agencyName()).isEqualTo(AGENCIES.names().get(other.agency()));
                    assertThat(line.statusSince()).isEqualTo(CLOCK.instant());
                });
        assertThat(act(manager, () -> PRODUCTION.list(CopyStatus.TO_PRODUCE, other.agency())))
                .isEmpty();
        act(printer, () -> PRODUCTION.produced(first.ids()));
        assertThat(act(manager, PRODUCTION::counts)).singleElement().satisfies(counted -> {
            assertThat(counted.agencyId()).isEqualTo(agency);
            assertThat(counted.counts()).isEqualTo(Map.of(CopyStatus.TO_PRODUCE, 1, CopyStatus.PRODUCED, 1));
        });
    }

    @Test
    void the_same_step_twice_is_noted_once() throws Exception {
        Copy copy = copy(agency);
        List<Callable<Integer>> twice = List.of(
                () -> act(printer, () -> PRODUCTION.produced(copy.ids())),
                () -> act(printer, () -> PRODUCTION.produced(copy.ids())));
        assertThat(AtOnce.run(twice)).containsExactlyInAnyOrder(0, 1);
        assertThat(AUDIT.of(copy.id())).hasSize(1);
    }

    private record Copy(UUID id, long agency, Person holder, UUID basis) {

        List<UUID> ids() {
            return List.of(id);
        }
    }

    private Copy copy(long at) {
        long n = next();
        Person holder = inTransaction(() -> APPLICANTS
                .imported(List.of(new SampleApplicants.Line(
                        "测试" + n,
                        someIdNumber(LocalDate.of(1981, 1, 1).plusDays(n % 5000)),
                        "MADE" + n,
                        LocalDate.of(2024, 11, 20),
                        "化工安全")))
                .get(0));
        Grant grant = grant(holder.id(), at, holder.name());
        grantOn(day, new ArrayList<>(List.of(grant)));
        return new Copy(made(grant.basis()), at, holder, grant.basis());
    }

    /** What is made for the same holder on a later application. */
    private static Copy further(Copy of, String kind, CopyItem item) {
        Grant first = grant(of.holder().id(), of.agency(), of.holder().name());
        Grant later = new Grant(
                first.basis(),
                kind,
                kind.equals("RE_REGISTRATION") ? Grant.Term.ANEW : Grant.Term.KEPT,
                item,
                kind.equals("RE_REGISTRATION"),
                first.personId(),
                first.name(),
                first.sex(),
                first.maskedIdNumber(),
                first.category(),
                first.employerCode(),
                first.employerName(),
                first.agencyId(),
                first.agencyName(),
                first.portraitFileId());
        inTransaction(() -> ENTRIES.grant(List.of(later), MINISTRY, CLOCK.instant()));
        return new Copy(made(later.basis()), of.agency(), of.holder(), later.basis());
    }

    private static UUID made(UUID basis) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select y.public_id from certificate.copy y join certificate.certificate c on c.id = y.certificate_id
                        where c.basis = :basis
                        """)
                .bind("basis", basis)
                .mapTo(UUID.class)
                .one());
    }

    private void sentToTheAgency(Copy copy) {
        act(printer, () -> PRODUCTION.produced(copy.ids()));
        act(printer, () -> PRODUCTION.dispatched(copy.ids(), "EMS1"));
        act(manager, () -> PRODUCTION.received(copy.ids()));
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

    private static List<String> notices(Copy copy) {
        return strings(
                """
                select concat_ws('|', type, recipient, details ->> 'name', details ->> 'agency') from notification.outbox
                where subject_id = ?
                """,
                copy.basis());
    }

    private static List<Finding> refused(Actor actor, Callable<Integer> work) {
        try {
            act(actor, work);
            throw new AssertionError("nothing was refused");
        } catch (Rejected refused) {
            return refused.findings();
        }
    }

    private static <T> T act(Actor actor, Callable<T> work) {
        return Acting.as(
                actor,
                () -> inTransaction(() -> {
                    try {
                        return work.call();
                    } catch (RuntimeException failed) {
                        throw failed;
                    } catch (Exception impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }));
    }

    private static List<String> strings(String select, Object key) {
        return JDBI.withHandle(handle ->
                handle.createQuery(select).bind(0, key).mapTo(String.class).list());
    }

    private static Actor manager(long agency) {
        return new Actor(next(), PublicId.next(), "测试负责人", Set.of(Role.AGENCY_MANAGER), null, agency);
    }

    private static long agency() {
        UUID publicId = PublicId.next();
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into agency.agency (public_id, code, type, name, province, categories)
                        values (:publicId, :code, 'PROVINCE', :code, '990000', '{CHEMICAL}') returning id
                        """)
                .bind("publicId", publicId)
                .bind("code", "TEST-" + publicId)
                .mapTo(Long.class)
                .one());
    }
}
