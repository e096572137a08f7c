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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.Applications;
import org.rmocse.application.ApprovalPreview;
import org.rmocse.application.Batches;
import org.rmocse.application.MaterialCode;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.ReasonGiven;
import org.rmocse.application.Reviews;
import org.rmocse.application.Section;
import org.rmocse.application.WorkQueue;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays an application on every desk of a demo that has none yet: its people file by themselves, and each file
 * is brought as far as the list says by the officers whose turn it is, through the methods they use. A transaction a step, as
 * in life. What becomes of the certificates of the approved is {@link DemoProduction}'s.
 */
@Singleton
@Startup
@DependsOn("DemoData")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DemoFiles.class);

    private static final String REVIEWER = "reviewer@demo.example";
    private static final String MANAGER = "manager@demo.example";
    private static final String CENTRE = "centre@demo.example";
    private static final String MINISTRY = "ministry@demo.example";

    /** How far a file has come when the demo begins; each stage has been through those before it, except the first three. */
    private enum Stage {
        SUBMITTED,
        RETURNED,
        UNDER_REVIEW,
        INITIAL_PASSED,
        REPORTED,
        AWAITING_APPROVAL,
        IN_THE_BATCH,
        APPROVED
    }

    private record Filer(String email, Stage stage, int portrait, PracticeCategory category, Firm firm) {}

    private enum Firm {
        CHEMICALS("9199999900008800M9"),
        STEEL("9199999900008801MA"),
        MINES("9199999900008802MB"),
        SERVICES("9199999900008803MC");

        private final String creditCode;

        Firm(String creditCode) {
            this.creditCode = creditCode;
        }
    }

    private static final List<Filer> FILERS = List.of(
            new Filer("han@demo.example", Stage.APPROVED, 2, PracticeCategory.CHEMICAL, Firm.CHEMICALS),
            new Filer("bai@demo.example", Stage.APPROVED, 2, PracticeCategory.OTHER, Firm.SERVICES),
            new Filer("zhong@demo.example", Stage.APPROVED, 3, PracticeCategory.CHEMICAL, Firm.CHEMICALS),
            new Filer("qiao@demo.example", Stage.APPROVED, 2, PracticeCategory.OTHER, Firm.SERVICES),
            new Filer("pei@demo.example", Stage.APPROVED, 1, PracticeCategory.NON_COAL_MINE, Firm.MINES),
            new Filer("fang@demo.example", Stage.APPROVED, 2, PracticeCategory.OTHER, Firm.SERVICES),
            new Filer("song@demo.example", Stage.APPROVED, 2, PracticeCategory.METALLURGY, Firm.STEEL),
            new Filer("tang@demo.example", Stage.APPROVED, 1, PracticeCategory.CHEMICAL, Firm.CHEMICALS),
            new Filer("meng@demo.example", Stage.APPROVED, 3, PracticeCategory.METALLURGY, Firm.STEEL),
            new Filer("jiang@demo.example", Stage.IN_THE_BATCH, 1, PracticeCategory.CHEMICAL, Firm.CHEMICALS),
            new Filer("su@demo.example", Stage.AWAITING_APPROVAL, 2, PracticeCategory.NON_COAL_MINE, Firm.MINES),
            new Filer("ye@demo.example", Stage.REPORTED, 3, PracticeCategory.CHEMICAL, Firm.CHEMICALS),
            new Filer("guli@demo.example", Stage.INITIAL_PASSED, 2, PracticeCategory.OTHER, Firm.MINES),
            new Filer("qin@demo.example", Stage.UNDER_REVIEW, 3, PracticeCategory.METALLURGY, Firm.STEEL),
            new Filer("lu@demo.example", Stage.RETURNED, 1, PracticeCategory.OTHER, Firm.SERVICES),
            new Filer("gu@demo.example", Stage.SUBMITTED, 2, PracticeCategory.CHEMICAL, Firm.CHEMICALS),
            new Filer("shen@demo.example", Stage.SUBMITTED, 3, PracticeCategory.CHEMICAL, Firm.CHEMICALS));

    @Inject
    private Jdbi jdbi;

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private Applications applications;

    @Inject
    private ApplicationQueries queries;

    @Inject
    private Reviews reviews;

    @Inject
    private WorkQueue queue;

    @Inject
    private Batches batches;

    private final Map<Filer, UUID> files = new LinkedHashMap<>();
    private final Properties words = new Properties();

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO || !isEmpty()) {
            return;
        }
        if (!FILERS.stream().map(Filer::email).allMatch(accounts::has)) {
            LOG.info("This demo was begun by an earlier version and has no files to lay; a new folder would have them");
            return;
        }
        readWords();
        FILERS.forEach(filer -> files.put(filer, as(filer.email(), () -> submit(filer))));
        examine();
        as(MANAGER, () -> batches.report(from(Stage.REPORTED)));
        from(Stage.AWAITING_APPROVAL).forEach(this::passFinally);
        approve();
    }

    /** What people of the demo write; it is theirs, in their language, and no text of the product. */
    private void readWords() {
        try {
            words.load(new StringReader(new String(DemoData.resource("files.properties"), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String word(String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    private boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from application.application)")
                .mapTo(Boolean.class)
                .one());
    }

    private UUID submit(Filer filer) {
        UUID file = applications.start(ApplicationKind.INITIAL);
        sections(filer).forEach(section -> applications.save(file, section));
        applications.savePortrait(file, picture("portrait-" + filer.portrait() + ".jpg"), null);
        applications.addMaterial(
                file, MaterialCode.APP_FORM, new Upload(word("form.file"), "application/pdf", queries.form(file)));
        applications.addMaterial(file, MaterialCode.CONTRACT, picture("contract.jpg"));
        applications.addMaterial(file, MaterialCode.HOLD_ID, picture("holding-id.jpg"));
        applications.submit(file);
        return file;
    }

    private List<Section> sections(Filer filer) {
        Firm firm = filer.firm();
        return List.of(
                new Section.AgencySection(accounts.actor(MANAGER).agencyId(), "110000", null, false, "IN_PERSON", null),
                new Section.BasicSection(
                        word("ethnicity"),
                        word("education"),
                        word("major"),
                        word("school"),
                        word("title"),
                        "13900000000",
                        filer.email(),
                        word("home"),
                        "100000"),
                new Section.CategorySection(filer.category()),
                new Section.EmployerSection(
                        firm.creditCode,
                        word("employer." + firm + ".name"),
                        word("employer." + firm + ".nature"),
                        "110000",
                        word("office"),
                        word("contact"),
                        "010-60000000",
                        word("post"),
                        LocalDate.of(2024, 1, 1),
                        null,
                        true,
                        LocalDate.of(2023, 12, 20)),
                new Section.WorkSection(
                        List.of(new Section.WorkEntry(
                                LocalDate.of(2017, 7, 1),
                                null,
                                word("employer." + firm + ".name"),
                                word("post"),
                                word("duties"),
                                word("contact"))),
                        null));
    }

    private void examine() {
        for (Map.Entry<Filer, UUID> entry : files.entrySet()) {
            UUID file = entry.getValue();
            switch (entry.getKey().stage()) {
                case SUBMITTED -> {}
                case RETURNED ->
                    asReviewer(() -> {
                        queue.claim(file);
                        reviews.returnForCorrection(file, gaps(), word("note.return"));
                    });
                case UNDER_REVIEW ->
                    asReviewer(() -> {
                        queue.claim(file);
                        reviews.accept(file);
                    });
                default ->
                    asReviewer(() -> {
                        queue.claim(file);
                        reviews.accept(file);
                        reviews.passInitial(file, word("note.passInitial"));
                    });
            }
        }
    }

    private List<ReasonGiven> gaps() {
        return List.of(
                new ReasonGiven("materials.CONTRACT", ReasonCode.CONTRACT_INCOMPLETE, word("gap.contract")),
                new ReasonGiven("form.pages", ReasonCode.SEAL_ILLEGIBLE, word("gap.form")));
    }

    private void passFinally(UUID file) {
        as(CENTRE, () -> {
            queue.claim(file);
            reviews.passFinal(file, word("note.passFinal"));
            return null;
        });
    }

    /** The first announced list, then the next batch, still open. */
    private void approve() {
        as(MINISTRY, () -> {
            batches.add(from(Stage.APPROVED));
            ApprovalPreview preview = batches.preview();
            batches.approve(preview.batch(), preview.fingerprint());
            List<UUID> next = new ArrayList<>(from(Stage.IN_THE_BATCH));
            next.removeAll(from(Stage.APPROVED));
            batches.add(next);
            return null;
        });
    }

    /** The files that have come at least so far. */
    private List<UUID> from(Stage stage) {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().stage().compareTo(stage) >= 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    private void asReviewer(Runnable work) {
        as(REVIEWER, () -> {
            work.run();
            return null;
        });
    }

    private <T> T as(String email, Callable<T> work) {
        return impersonation.as(accounts.actor(email), work);
    }

    private static Upload picture(String name) {
        return new Upload(name, "image/jpeg", DemoData.resource(name));
    }
}
