package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutyEntry;
import org.rmocse.application.Section.DutySection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.certificate.Registration;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;

/** Filings of every kind through all desks, over the real database. */
abstract class KindDatabaseTest extends ProcessDatabaseTest {

    /** Somebody registered on this day until the eve of it five years later. */
    protected static final LocalDate REGISTERED = LocalDate.of(2027, 3, 1);

    protected static final LocalDate EXPIRES = LocalDate.of(2032, 2, 29);

    protected static final String ANOTHER = SampleNumbers.creditCode(61_234_567).value();

    protected final long agency = agency();
    protected final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    protected final Actor manager = officer(agency, Role.AGENCY_MANAGER);
    protected final Actor centre = officer(null, Role.FINAL_REVIEWER);
    protected final Actor ministry = officer(null, Role.MINISTRY_OFFICER);

    /** A person registered on {@link #REGISTERED} through the whole process. */
    protected Person registered() {
        moveTo(REGISTERED);
        Person person = person();
        Filer initial = Filer.submitted(person, agency);
        throughAllDesks(initial);
        return PEOPLE.get(person.id());
    }

    /** The employer's new name, and the term renewed with it. */
    protected Filer renamed(Person person) {
        Filer change = Filer.begin(person, agency, ApplicationKind.CHANGE);
        change.save(new ChangeSection(false, false, true, true));
        change.save("employer.name", "虚构化工（集团）有限公司");
        change.save("employer.openEnded", true);
        change.save(education(LocalDate.of(2030, 5, 6)));
        change.attach(MaterialCode.RENAME_PROOF);
        change.attach(MaterialCode.CE_PROOF);
        change.attachForm();
        return change;
    }

    protected Filer renewalSubmitted(Person person) {
        Filer renewal = renewal(person);
        renewal.submit();
        return renewal;
    }

    protected Filer renewal(Person person) {
        Filer renewal = Filer.begin(person, agency, ApplicationKind.RENEWAL);
        renewal.save(education(LocalDate.of(2030, 5, 6)));
        renewal.save(duties());
        renewal.save("employer.openEnded", true);
        renewal.attach(MaterialCode.CONTRACT);
        renewal.attach(MaterialCode.CE_PROOF);
        renewal.attach(MaterialCode.DUTY_STATEMENT);
        renewal.attachForm();
        return renewal;
    }

    protected void throughAllDesks(Filer filer) {
        passInitially(filer);
        as(manager, () -> BATCHES.report(List.of(filer.application)));
        as(centre, () -> {
            QUEUE.claim(filer.application);
            REVIEWS.passFinal(filer.application, null);
            return null;
        });
        approve(filer);
    }

    protected void passInitially(Filer filer) {
        as(reviewer, () -> {
            QUEUE.claim(filer.application);
            REVIEWS.accept(filer.application);
            REVIEWS.passInitial(filer.application, null);
            return null;
        });
    }

    protected int approve(Filer filer) {
        as(ministry, () -> {
            BATCHES.add(List.of(filer.application));
            return null;
        });
        return approveBatch();
    }

    protected int approveBatch() {
        UUID batch = JDBI.withHandle(
                handle -> handle.createQuery("select public_id from application.approval_batch where status = 'OPEN'")
                        .mapTo(UUID.class)
                        .one());
        return as(ministry, () -> BATCHES.approve(batch));
    }

    protected Registration register(Person person) {
        return REGISTER.ofPerson(person.id()).orElseThrow();
    }

    protected ApplicationView view(Filer filer) {
        return as(filer.actor, () -> QUERIES.view(filer.application));
    }

    protected List<String> codes(Filer filer) {
        ApplicationView view = view(filer);
        return view.findings().values().stream()
                .flatMap(List::stream)
                .map(Finding::code)
                .toList();
    }

    protected static List<String> copies(Filer filer) {
        return strings(
                """
                select y.item || ' ' || y.status from certificate.copy y join certificate.certificate c on c.id = y.certificate_id
                where c.basis = ? order by y.id
                """,
                filer.application);
    }

    protected static long announced(Filer filer) {
        return count("publicity.announcement_entry where application = ?", filer.application);
    }

    protected static EducationSection education(LocalDate from) {
        return new EducationSection(
                List.of(new EducationEntry(from, from.plusDays(4), "安全法规", "现场", "虚构培训中心", BigDecimal.valueOf(48))));
    }

    protected static DutySection duties() {
        return new DutySection(
                List.of(new DutyEntry(
                        LocalDate.of(2030, 3, 1), LocalDate.of(2030, 3, 15), "液氨储罐区", "组织专项检查，查出隐患 12 项", "全部整改并复查合格")),
                Map.of());
    }
}
