package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.account.Acting;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.application.Collecting;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** Copies on their way over the real database, the officers who move them, and an agency that waits for them. */
abstract class ProductionDatabaseTest extends RegisterDatabaseTest {

    protected static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    protected static final Agencies AGENCIES = new Agencies(JDBI);
    protected static final Notifications NOTIFICATIONS = new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices());
    protected static final CurrentActor CURRENT = Acting.current(Acting.directory(JDBI, PEOPLE));
    protected static final Documents DOCUMENTS =
            KeptDocuments.in(KeptDocuments.folder(), JDBI, CLOCK, POLICY, ENCRYPTION);
    protected static final Certificates CERTIFICATES = new Certificates(REGISTER, DOCUMENTS, CODES);
    protected static final Production PRODUCTION = new Production(
            JDBI, CLOCK, CURRENT, AUDIT, AGENCIES, PEOPLE, Collecting.notices(PEOPLE, AGENCIES, NOTIFICATIONS));
    protected static final Copies COPIES = new Copies(
            JDBI, CLOCK, CURRENT, AUDIT, AGENCIES, PEOPLE, Collecting.remakes(PEOPLE, AGENCIES, NOTIFICATIONS));
    protected static final PrintRuns RUNS = new PrintRuns(JDBI, CLOCK, POLICY, CURRENT, AUDIT, AGENCIES, CERTIFICATES);
    protected static final Dispatches DISPATCHES = new Dispatches(JDBI, CURRENT, PEOPLE);
    protected static final HandedOut IN_PERSON = new HandedOut(Handover.IN_PERSON, null, null, null);

    private static final SampleApplicants APPLICANTS =
            new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);

    protected final Actor printer = printer("测试制证人");
    protected long agency;
    protected Actor manager;

    @BeforeEach
    void openAnAgency() {
        moveTo(day);
        agency = agency();
        manager = manager(agency);
    }

    protected record Copy(UUID id, long agency, Person holder, UUID basis, String code) {

        List<UUID> ids() {
            return List.of(id);
        }
    }

    protected Copy copy(long at) {
        return copies(at, 1).get(0);
    }

    /** Certificates to be made for that many people. */
    protected List<Copy> copies(long at, int count) {
        long n = next();
        List<Person> holders = inTransaction(() -> APPLICANTS.imported(IntStream.range(0, count)
                .mapToObj(i -> new SampleApplicants.Line(
                        "测试" + n + "号" + i,
                        someIdNumber(LocalDate.of(1981, 1, 1).plusDays(n % 5000)),
                        "MADE" + n + "-" + i,
                        LocalDate.of(2024, 11, 20),
                        "化工安全"))
                .toList()));
        List<Grant> grants = new ArrayList<>();
        holders.forEach(holder -> grants.add(grant(holder.id(), at, holder.name())));
        grantOn(day, grants);
        return IntStream.range(0, count)
                .mapToObj(i -> made(grants.get(i), at, holders.get(i)))
                .toList();
    }

    /** What is made for the same holder on a later application. */
    protected static Copy further(Copy of, String kind, CopyItem item) {
        Grant first = grant(of.holder().id(), of.agency(), of.holder().name());
        boolean anew = kind.equals("RE_REGISTRATION");
        Grant later = new Grant(
                first.basis(),
                kind,
                anew ? Grant.Term.ANEW : Grant.Term.KEPT,
                item,
                anew,
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
        return made(later, of.agency(), of.holder());
    }

    private static Copy made(Grant grant, long at, Person holder) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select y.public_id, c.code from certificate.copy y
                        join certificate.certificate c on c.id = y.certificate_id where c.basis = :basis
                        """)
                .bind("basis", grant.basis())
                .map((row, context) -> new Copy(
                        row.getObject("public_id", UUID.class), at, holder, grant.basis(), row.getString("code")))
                .one());
    }

    /** Prints these with a portrait that is there. */
    protected static void portray(List<Copy> copies) {
        long portrait = inTransaction(
                () -> DOCUMENTS.storePortrait(KeptDocuments.portrait(), null).id());
        JDBI.useHandle(handle -> handle.createUpdate(
                        "update certificate.certificate set portrait_file_id = :portrait where code = any(:codes)")
                .bind("portrait", portrait)
                .bind("codes", copies.stream().map(Copy::code).toArray(String[]::new))
                .execute());
    }

    protected static String tracking() {
        return "EMS%010d".formatted(next());
    }

    protected void sent(Copy... copies) {
        List<UUID> ids = List.of(copies).stream().map(Copy::id).toList();
        as(printer, () -> PRODUCTION.produced(ids));
        as(printer, () -> PRODUCTION.dispatched(ids, tracking()));
    }

    protected void sentToTheAgency(Copy... copies) {
        sent(copies);
        as(
                manager,
                () -> PRODUCTION.received(List.of(copies).stream().map(Copy::id).toList()));
    }

    protected static List<String> notices(Copy copy) {
        return strings(
                """
                select concat_ws('|', type, recipient, details ->> 'name', details ->> 'agency', details ->> 'reason')
                from notification.outbox where subject_id = ? order by id
                """,
                copy.basis());
    }

    protected static String status(UUID copy) {
        return strings("select status from certificate.copy where public_id = ?", copy)
                .get(0);
    }

    protected static List<String> strings(String select, Object key) {
        return JDBI.withHandle(handle ->
                handle.createQuery(select).bind(0, key).mapTo(String.class).list());
    }

    protected static Actor printer(String name) {
        return new Actor(next(), PublicId.next(), name, Set.of(Role.CERTIFICATE_OFFICER), null, null);
    }

    protected static Actor manager(long agency) {
        return new Actor(next(), PublicId.next(), "测试负责人", Set.of(Role.AGENCY_MANAGER), null, agency);
    }

    protected static long agency() {
        UUID publicId = PublicId.next();
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into agency.agency (public_id, code, type, name, province, categories, address, phone)
                        values (:publicId, :code, 'PROVINCE', :code, '990000', '{CHEMICAL}', '虚构路 1 号', '010-60000001')
                        returning id
                        """)
                .bind("publicId", publicId)
                .bind("code", "TEST-" + publicId)
                .mapTo(Long.class)
                .one());
    }
}
