package org.rmocse.education;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.account.Acting;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.People;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.applicant.SheetFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Upload;

/** The module's beans put together by hand over the real database, as the container puts them together. */
abstract class EducationDatabaseTest extends DatabaseTest {

    static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    static final String HEADING = "姓名,证件号码,开始日期,结束日期,培训内容,培训方式,培训机构,学时";
    static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    static final Policy POLICY = new Policy(JDBI);
    static final CurrentActor CURRENT = Acting.current(Acting.directory(JDBI, PEOPLE));
    static final SampleApplicants APPLICANTS = new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);

    static final TrainingBodyReads BODIES = new TrainingBodyReads(JDBI);
    static final ImportFiles FILES = new ImportFiles(JDBI, ENCRYPTION);
    static final EducationImports IMPORTS = new EducationImports(
            JDBI,
            CLOCK,
            POLICY,
            CURRENT,
            BODIES,
            FILES,
            new SentOnce(JDBI, ENCRYPTION),
            new EducationImportLog(JDBI),
            AUDIT,
            new EventTo<>(sent -> {}));
    static final EducationImportRuns RUNS = new TransactedRuns();
    static final EducationImportWork WORK = new EducationImportWork(RUNS, FILES, POLICY, CLOCK);
    static final EducationRecords RECORDS = new EducationRecords(JDBI);
    static final Courses COURSES = new Courses(JDBI, CLOCK, CURRENT, BODIES, AUDIT);
    static final TrainingBodies TRAINING_BODIES = new TrainingBodies(JDBI, CLOCK, CURRENT, BODIES, null, AUDIT);

    final Actor administrator =
            new Actor(next(), PublicId.next(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
    IdNumber number;
    long person;

    @BeforeEach
    void somebody() {
        CLOCK.moveTo(MONDAY);
        WORK.round(); // what another test left there is not this one's
        number = SampleNumbers.idNumber(LocalDate.of(1975, 1, 1).plusDays(next()), (int) (next() % 1000));
        person = inTransaction(() -> APPLICANTS
                .imported(List.of(
                        new SampleApplicants.Line("林知安", number, "EDU" + next(), LocalDate.of(2024, 1, 1), null)))
                .get(0)
                .id());
    }

    /** Somebody of a new training body. */
    Actor trainer() {
        long n = next();
        UUID body = as(administrator, () -> TRAINING_BODIES.enter(draft("虚构培训中心" + n)));
        return new Actor(n, PublicId.next(), "培训员" + n, Set.of(Role.EDUCATION_PROVIDER), null, null)
                .ofTrainingBody(BODIES.find(body).orElseThrow().id());
    }

    static TrainingBodyDraft draft(String name) {
        return new TrainingBodyDraft(
                name,
                SampleNumbers.creditCode((int) (next() % 99_999_999)).value(),
                "110000",
                "联系人",
                "body@body.example");
    }

    String row(String from, String to, String content, String hours) {
        return "林知安," + number.value() + ',' + from + ',' + to + ',' + content + ",网络,虚构培训中心," + hours;
    }

    static SheetFile csv(String... rows) {
        return file("courses.csv", HEADING + '\n' + String.join("\n", rows) + '\n');
    }

    static SheetFile file(String name, String content) {
        return SheetFile.of(new Upload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends it and takes its rows. */
    EducationImport imported(Actor actor, SheetFile file) {
        return imported(actor, file, null);
    }

    EducationImport imported(Actor actor, SheetFile file, UUID course) {
        UUID id = as(actor, () -> IMPORTS.send(file, course));
        WORK.round();
        return as(actor, () -> IMPORTS.find(id));
    }

    List<RowError> errors(EducationImport of) {
        return as(administrator, () -> IMPORTS.errors(of.publicId(), Integer.MAX_VALUE));
    }

    List<RowError> overlaps(EducationImport of) {
        return as(administrator, () -> IMPORTS.overlaps(of.publicId(), Integer.MAX_VALUE));
    }

    static String counts(EducationImport report) {
        return report.added() + " " + report.unchanged() + ' ' + report.refused() + ' ' + report.overlapping();
    }

    static long count(String from, Object... arguments) {
        return JDBI.withHandle(handle -> {
            var query = handle.createQuery("select count(*) from " + from);
            for (int i = 0; i < arguments.length; i++) {
                query.bind(i, arguments[i]);
            }
            return query.mapTo(Long.class).one();
        });
    }

    static List<Finding> refused(Actor actor, Callable<?> work) {
        try {
            as(actor, work);
        } catch (Rejected refused) {
            return refused.findings();
        }
        return List.of();
    }

    static void doing(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return null;
        });
    }

    static <T> T as(Actor actor, Callable<T> work) {
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

    /** Each step in a transaction of its own, as the container gives it one. */
    static final class TransactedRuns extends EducationImportRuns {

        TransactedRuns() {
            super(JDBI, CLOCK, POLICY, PEOPLE, AUDIT);
        }

        @Override
        Optional<TakenImport> take() {
            return inTransaction(() -> super.take());
        }

        @Override
        boolean keep(TakenImport taken, List<EducationLine> rows, List<RowError> errors, int unread, int lastLine) {
            return inTransaction(() -> super.keep(taken, rows, errors, unread, lastLine));
        }

        @Override
        void end(TakenImport taken) {
            inTransaction(() -> super.end(taken));
        }

        @Override
        void breakOff(TakenImport taken) {
            inTransaction(() -> super.breakOff(taken));
        }
    }
}
