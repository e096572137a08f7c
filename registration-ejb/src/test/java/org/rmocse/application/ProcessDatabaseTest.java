package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.Acting;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualifications;
import org.rmocse.applicant.RequestedNumbers;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.CertificatePreparation;
import org.rmocse.certificate.PublishedKeys;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.RegisterEntries;
import org.rmocse.certificate.SampleGrants;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.education.EducationRecords;
import org.rmocse.employer.Employers;
import org.rmocse.notification.Deliveries;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.publicity.Announcing;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** The process put together by hand over the real database, as the container puts it together. */
abstract class ProcessDatabaseTest extends DatabaseTest {

    /** The day every test begins on: a Monday without a holiday near. */
    protected static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    protected static final Policy POLICY = new Policy(JDBI);
    protected static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    protected static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    protected static final RequestedNumbers NUMBERS = new RequestedNumbers(JDBI, ENCRYPTION, AUDIT, PEOPLE);
    protected static final Qualifications QUALIFICATIONS = new Qualifications(JDBI);
    protected static final Agencies AGENCIES = new Agencies(JDBI);
    protected static final Register REGISTER = new Register(JDBI, CLOCK, ENCRYPTION);
    protected static final RegisterEntries ENTRIES = new RegisterEntries(JDBI, POLICY, ENCRYPTION, AUDIT, SIGNATURES);
    protected static final Documents DOCUMENTS =
            KeptDocuments.in(KeptDocuments.folder(), JDBI, CLOCK, POLICY, ENCRYPTION);
    protected static final Notifications NOTIFICATIONS = new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices());
    protected static final Moves MOVES =
            new Moves(JDBI, new Calendar(JDBI), AUDIT, new MoveNotices(PEOPLE, NOTIFICATIONS), ENTRIES);

    protected static final AccountDirectory ACCOUNTS = Acting.directory(JDBI, PEOPLE);
    protected static final CurrentActor CURRENT = Acting.current(ACCOUNTS);
    protected static final Rounds ROUNDS = new Rounds(JDBI);
    protected static final FilingFacts FACTS = new FilingFacts(
            JDBI,
            CLOCK,
            POLICY,
            PEOPLE,
            QUALIFICATIONS,
            REGISTER,
            AGENCIES,
            new Employers(JDBI),
            new EducationRecords(JDBI),
            ROUNDS);
    protected static final FiledSections SECTIONS = new FiledSections(JDBI, CLOCK);
    protected static final FiledDocuments FILED = new FiledDocuments(JDBI, CLOCK, POLICY, DOCUMENTS, FACTS);
    protected static final Prefill PREFILL = new Prefill(JDBI, PEOPLE, REGISTER, FACTS, SECTIONS, FILED);
    protected static final Reviews REVIEWS =
            new Reviews(JDBI, CLOCK, CURRENT, MOVES, PEOPLE, NUMBERS, AUDIT, ROUNDS, ACCOUNTS, new DeskFiles(JDBI));
    protected static final WorkQueue QUEUE = new WorkQueue(
            JDBI,
            CLOCK,
            CURRENT,
            PEOPLE,
            new DeskFiles(JDBI),
            new QueueReads(JDBI, CLOCK, new Calendar(JDBI), POLICY, PEOPLE, ACCOUNTS));
    protected static final ApplicationQueries QUERIES =
            new ApplicationQueries(JDBI, CURRENT, FACTS, DOCUMENTS, PEOPLE, NUMBERS, ROUNDS, ACCOUNTS);
    protected static final BatchQueries BATCH_QUERIES = new BatchQueries(
            JDBI,
            CURRENT,
            AGENCIES,
            PEOPLE,
            new Deliveries(JDBI),
            new CertificatePreparation(
                    JDBI,
                    CLOCK,
                    POLICY,
                    SampleGrants.certificates(
                            REGISTER, DOCUMENTS, SIGNATURES, new PublishedKeys(JDBI, CLOCK, SIGNATURES))));
    private static final Approval APPROVAL = new Approval(
            JDBI, POLICY, PEOPLE, NUMBERS, AGENCIES, new Employers(JDBI), REGISTER, ENTRIES, ACCOUNTS, FACTS);
    protected static final Batches BATCHES = new Batches(
            JDBI,
            CLOCK,
            CURRENT,
            MOVES,
            APPROVAL,
            new ApprovalReads(JDBI, AGENCIES, REGISTER, APPROVAL),
            Announcing.approvals(JDBI));

    private static final SampleApplicants APPLICANTS =
            new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);

    @BeforeEach
    @AfterEach
    void beginOnTheMonday() {
        CLOCK.moveTo(MONDAY);
    }

    /** What another test left there is not this one's to approve. */
    @BeforeEach
    void emptyTheOpenBatch() {
        JDBI.useHandle(
                handle -> handle.execute(
                        """
                        update application.application a set approval_batch_id = null
                        from application.approval_batch b where b.id = a.approval_batch_id and b.status = 'OPEN'
                        """));
    }

    protected static LocalDate today() {
        return LocalDate.ofInstant(CLOCK.instant(), ClockProducer.ZONE);
    }

    /** Moves the clock to nine in the morning of that day. */
    protected static void moveTo(LocalDate day) {
        CLOCK.moveTo(day.atTime(9, 0).atZone(ClockProducer.ZONE).toInstant());
    }

    /** People qualified in chemical safety two years ago. */
    protected static List<Person> people(int count) {
        return imported(Stream.generate(() ->
                        line(LocalDate.of(1980, 1, 1).plusDays(next() % 4999), LocalDate.of(2024, 11, 20), "化工安全"))
                .limit(count)
                .toList());
    }

    protected static Person person() {
        return people(1).get(0);
    }

    /** @param category null for somebody qualified before there were categories */
    protected static Person person(LocalDate birth, LocalDate qualifiedOn, String category) {
        return imported(List.of(line(birth, qualifiedOn, category))).get(0);
    }

    private static List<Person> imported(List<SampleApplicants.Line> lines) {
        return inTransaction(() -> APPLICANTS.imported(lines));
    }

    private static SampleApplicants.Line line(LocalDate birth, LocalDate qualifiedOn, String category) {
        long n = next();
        return new SampleApplicants.Line("测试" + n, someIdNumber(birth), "TEST" + n, qualifiedOn, category);
    }

    protected static Actor applicant(Person person) {
        return new Actor(next(), PublicId.next(), person.name(), Set.of(Role.APPLICANT), person.id(), null);
    }

    /** Somebody new with these roles. */
    protected static Actor officer(Long agency, Role... roles) {
        long n = next();
        return new Actor(n, PublicId.next(), "测试员" + n, Set.of(roles), null, agency);
    }

    /** A new agency that takes everything at any time. */
    protected static long agency() {
        UUID publicId = PublicId.next();
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into agency.agency (public_id, code, type, name, province, categories)
                        values (:publicId, :code, 'PROVINCE', :name, '990000',
                            '{COAL_MINE,NON_COAL_MINE,CHEMICAL,METALLURGY,CONSTRUCTION,ROAD_TRANSPORT,OTHER}') returning id
                        """)
                .bind("publicId", publicId)
                .bind("code", "TEST-" + publicId)
                .bind("name", "虚构省应急管理厅" + next())
                .mapTo(Long.class)
                .one());
    }

    /** Does the work as that actor in one transaction; an exception rolls it back. */
    protected static <T> T as(Actor actor, Callable<T> work) {
        return Acting.as(actor, () -> inTransaction(() -> called(work)));
    }

    /** Does one boundary call of an applicant's in a transaction and with an entity manager of its own. */
    protected static <T> T file(Actor applicant, Function<Applications, T> call) {
        return as(applicant, () -> {
            EntityManager em = entityManager();
            em.getTransaction().begin();
            try {
                T result = call.apply(new Applications(
                        em,
                        JDBI,
                        CLOCK,
                        CURRENT,
                        PEOPLE,
                        NUMBERS,
                        DOCUMENTS,
                        FACTS,
                        SECTIONS,
                        FILED,
                        new OpenFields(FACTS),
                        PREFILL,
                        ROUNDS,
                        MOVES,
                        POLICY));
                em.getTransaction().commit();
                return result;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
                em.close();
            }
        });
    }

    /** The same for a call that gives nothing. */
    protected static void edit(Actor applicant, Consumer<Applications> call) {
        file(applicant, desk -> {
            call.accept(desk);
            return null;
        });
    }

    /** Does the work in one transaction and undoes it. */
    protected static void undone(Runnable work) {
        try {
            inTransaction(() -> {
                work.run();
                throw new Undone();
            });
        } catch (Undone asWished) {
            // the rows are as they were
        }
    }

    protected static long count(String from, Object... arguments) {
        return JDBI.withHandle(handle -> {
            var query = handle.createQuery("select count(*) from " + from);
            for (int i = 0; i < arguments.length; i++) {
                query.bind(i, arguments[i]);
            }
            return query.mapTo(Long.class).one();
        });
    }

    protected static List<String> strings(String select, Object key) {
        return JDBI.withHandle(handle ->
                handle.createQuery(select).bind(0, key).mapTo(String.class).list());
    }

    /** The batch as that officer is shown it, once the file was put into it. */
    protected static List<ApprovalPreview.Row> inTheBatch(Actor ministry, LaidFile file) {
        return as(ministry, () -> {
            BATCHES.add(List.of(file.publicId()));
            return BATCHES.preview().inBatch().rows();
        });
    }

    /** The findings the work is refused with. */
    protected static List<Finding> refused(Callable<?> work) {
        Object outcome = outcome(work);
        assertThat(outcome).isInstanceOf(List.class);
        return ((List<?>) outcome).stream().map(Finding.class::cast).toList();
    }

    protected static List<Finding> refused(Runnable work) {
        return refused(() -> {
            work.run();
            return "nothing was refused";
        });
    }

    /** What the work gave, or the findings it was refused with. */
    protected static Object outcome(Callable<?> work) {
        try {
            return called(work);
        } catch (Rejected refused) {
            return refused.findings();
        }
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
