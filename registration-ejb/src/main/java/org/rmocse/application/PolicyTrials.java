package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.applicant.Qualifications;
import org.rmocse.certificate.EndingTerm;
import org.rmocse.certificate.EndingTerms;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.Registration;
import org.rmocse.education.EducationRecords;
import org.rmocse.education.EducationRow;
import org.rmocse.education.EducationRule;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.DueDate;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.WorkingDays;

/**
 * Whom other parameters would touch, told before they are entered: the rules themselves judge drafts, returned files and holders
 * as of the day the parameters would begin, once by these and once by those. Nothing is written. What lies at a desk keeps the
 * parameters of its submission and is only counted.
 */
@ApplicationScoped
public class PolicyTrials {

    private static final int CHUNK = 200;
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    private Jdbi jdbi;
    private FilingFacts facts;
    private People people;
    private Qualifications qualifications;
    private Register register;
    private EndingTerms terms;
    private EducationRecords education;
    private Calendar calendar;

    protected PolicyTrials() {}

    @Inject
    PolicyTrials(
            Jdbi jdbi,
            FilingFacts facts,
            People people,
            Qualifications qualifications,
            Register register,
            EndingTerms terms,
            EducationRecords education,
            Calendar calendar) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.people = people;
        this.qualifications = qualifications;
        this.register = register;
        this.terms = terms;
        this.education = education;
        this.calendar = calendar;
    }

    /** How many files lie at a desk, judged by the parameters of their submission whatever is entered. */
    public int atDesks() {
        return count(Arrays.stream(Status.openNames())
                .filter(status -> !status.equals(Status.RETURNED.name()))
                .toArray(String[]::new));
    }

    /**
     * What would be judged anew when it is filed: drafts and returned files, those worked on last first.
     *
     * @param on the day they are filed
     * @param most how many to look at
     */
    public TrialPart unfiled(LocalDate on, PolicyParameters before, PolicyParameters after, int most) {
        String[] statuses = {Status.DRAFT.name(), Status.RETURNED.name()};
        List<Unfiled> drafts = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, person_id, kind, receipt_number, person_name from application.application
                        where status = any(:statuses) order by saved_at desc, id limit :most
                        """)
                .bind("statuses", statuses)
                .bind("most", most)
                .map((row, context) -> new Unfiled(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        ApplicationKind.valueOf(row.getString("kind")),
                        row.getString("receipt_number"),
                        row.getString("person_name")))
                .list());
        List<TrialCase> cases = drafts.stream()
                .map(one -> compared(one, facts.of(one.id(), one.personId(), one.kind(), on, before), after))
                .toList();
        return TrialPart.of(count(statuses), cases);
    }

    /**
     * Holders as if they renewed on that day with the education on record, those whose term ends next first.
     *
     * @param most how many to look at
     */
    public TrialPart holders(LocalDate on, PolicyParameters before, PolicyParameters after, int most) {
        List<TrialCase> cases = new ArrayList<>();
        LocalDate from = on;
        long key = 0;
        while (cases.size() < most) {
            int wanted = Math.min(CHUNK, most - cases.size());
            List<EndingTerm> chunk = terms.between(from, FAR, key, wanted);
            cases.addAll(holders(chunk, on, before, after));
            if (chunk.size() < wanted) {
                break;
            }
            EndingTerm last = chunk.get(chunk.size() - 1);
            from = last.validTo();
            key = last.registrationId();
        }
        return TrialPart.of(terms.runningOn(on), cases);
    }

    /** The last days of the limits that a parameter lengthens or shortens, of such as begin on that day; empty for any other. */
    public List<TrialLimit> limits(String parameter, LocalDate on, PolicyParameters before, PolicyParameters after) {
        WorkingDays working = calendar.workingDays();
        return Stream.of(Status.values())
                .map(TimeLimits::parameter)
                .filter(Objects::nonNull)
                .distinct()
                .filter(length -> length.equals(parameter) || parameter.equals("clock.working_days"))
                .map(length ->
                        new TrialLimit(length, last(length, on, before, working), last(length, on, after, working)))
                .toList();
    }

    private static DueDate last(String length, LocalDate on, PolicyParameters parameters, WorkingDays working) {
        int days = parameters.integer(length);
        return Boolean.parseBoolean(parameters.text("clock.working_days"))
                ? working.plus(on, days)
                : new DueDate(on.plusDays(days), false);
    }

    private static TrialCase compared(Unfiled one, SubmissionFacts facts, PolicyParameters after) {
        SubmissionFacts other = facts.by(after);
        return TrialCase.of(
                one.receiptNumber(),
                one.name() == null ? facts.person().name() : one.name(),
                one.kind(),
                SubmissionRules.findings(facts),
                SubmissionRules.findings(other),
                facts.eligibility(SubmissionRules.tally(facts).hours()),
                other.eligibility(SubmissionRules.tally(other).hours()));
    }

    private List<TrialCase> holders(
            List<EndingTerm> chunk, LocalDate on, PolicyParameters before, PolicyParameters after) {
        List<Long> ids = chunk.stream().map(EndingTerm::personId).toList();
        Map<Long, Person> persons = people.all(ids);
        Map<Long, Registration> registrations = register.ofPeople(ids);
        Map<Long, List<Qualification>> qualified = qualifications.ofPeople(ids);
        Map<Long, List<EducationRow>> rows = education.ofPeople(ids);
        return ids.stream()
                .map(id -> holder(
                        persons.get(id),
                        registrations.get(id),
                        qualified.getOrDefault(id, List.of()),
                        rows.getOrDefault(id, List.of()),
                        on,
                        before,
                        after))
                .toList();
    }

    private static TrialCase holder(
            Person person,
            Registration registration,
            List<Qualification> qualified,
            List<EducationRow> rows,
            LocalDate on,
            PolicyParameters before,
            PolicyParameters after) {
        EligibilityFacts facts = new EligibilityFacts(
                ApplicationKind.RENEWAL,
                on,
                person.birthDate(),
                SubmissionFacts.qualified(qualified, Optional.of(registration)),
                SubmissionFacts.registered(registration),
                null,
                EducationRule.tally(rows, registration.validFrom(), registration.validTo(), on)
                        .hours(),
                person.portraitFileId() != null,
                Set.of());
        Eligibility now = EligibilityRules.evaluate(facts, before);
        Eligibility then = EligibilityRules.evaluate(facts, after);
        return TrialCase.of(
                registration.number(),
                person.name(),
                ApplicationKind.RENEWAL,
                now.findings(),
                then.findings(),
                now,
                then);
    }

    private int count(String[] statuses) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from application.application where status = any(:statuses)")
                .bind("statuses", statuses)
                .mapTo(Integer.class)
                .one());
    }

    private record Unfiled(long id, long personId, ApplicationKind kind, String receiptNumber, String name) {}
}
