package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.applicant.SheetFile;
import org.rmocse.education.CourseDraft;
import org.rmocse.education.Courses;
import org.rmocse.education.Disputes;
import org.rmocse.education.EducationImport;
import org.rmocse.education.EducationImportWork;
import org.rmocse.education.EducationImports;
import org.rmocse.education.OwnRecord;
import org.rmocse.education.TrainingBodies;
import org.rmocse.education.TrainingBodyDraft;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Upload;

/**
 * Enters a training body with an account, once; that of a demo has held a course and reported it, with some rows that were wrong, and one
 * that its learner disputes.
 * Follows the demo's accounts; a transaction a step, as in life.
 */
@Singleton
@Startup
@DependsOn("DemoHolders")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoTraining {

    private static final String ADMINISTRATOR = "system@demo.example";
    private static final String TRAINER = "training@demo.example";
    private static final String LEARNER = "ren@demo.example";
    private static final int MONTHS_AGO = 2;
    private static final int DAYS = 2;
    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private TrainingBodies bodies;

    @Inject
    private Courses courses;

    @Inject
    private EducationImports imports;

    @Inject
    private EducationImportWork work;

    @Inject
    private Disputes disputes;

    @Inject
    private Clock clock;

    private final Properties words = new Properties();

    @PostConstruct
    void lay() {
        if (Settings.current().mode() == Settings.Mode.PRODUCTION || !accounts.has(ADMINISTRATOR)) {
            return;
        }
        readWords();
        if (!accounts.has(TRAINER)) {
            enter();
            if (Settings.current().mode() == Settings.Mode.DEMO) {
                impersonation.as(accounts.actor(TRAINER), this::report);
                takeRows();
            }
        }
        if (Settings.current().mode() == Settings.Mode.DEMO && accounts.has(LEARNER)) {
            impersonation.as(accounts.actor(LEARNER), this::dispute);
        }
    }

    /** Takes the rows of what was reported, or waits until the job that was quicker has. */
    private void takeRows() {
        for (int tries = 0; tries < TRIES && isTaking(); tries++) {
            work.round();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isTaking() {
        return impersonation.as(accounts.actor(TRAINER), imports::recent).stream()
                .anyMatch(EducationImport::isRunning);
    }

    /** Says what is wrong with the latest row, if nothing was said of any. */
    private Object dispute() {
        List<OwnRecord> mine = disputes.mine();
        if (!mine.isEmpty() && mine.stream().allMatch(OwnRecord::isDisputable)) {
            disputes.raise(mine.get(0).publicId(), words.getProperty("dispute"));
        }
        return mine;
    }

    /** What a training body of the demo writes; it is theirs, in their language, and no text of the product. */
    private void readWords() {
        try {
            words.load(new StringReader(new String(DemoData.resource("training.properties"), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void enter() {
        impersonation.as(accounts.actor(ADMINISTRATOR), () -> {
            UUID body = bodies.enter(new TrainingBodyDraft(
                    words.getProperty("name"),
                    words.getProperty("creditCode"),
                    "110000",
                    words.getProperty("contact"),
                    TRAINER));
            accounts.openForTrainingBody(bodies.find(body).id(), words.getProperty("account"), TRAINER);
            return body;
        });
    }

    private UUID report() {
        LocalDate from = LocalDate.now(clock).minusMonths(MONTHS_AGO);
        UUID course = courses.enter(new CourseDraft(
                words.getProperty("course"),
                words.getProperty("mode"),
                words.getProperty("hours"),
                from.toString(),
                from.plusDays(DAYS).toString()));
        return imports.send(
                SheetFile.of(new Upload("attendance.csv", "text/csv", DemoData.resource("attendance.csv"))), course);
    }
}
