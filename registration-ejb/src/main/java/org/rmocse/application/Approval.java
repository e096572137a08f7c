package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.RequestedNumbers;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.certificate.CopyItem;
import org.rmocse.certificate.Ended;
import org.rmocse.certificate.Grant;
import org.rmocse.certificate.Grant.Term;
import org.rmocse.certificate.Granted;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.RegisterEntries;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.employer.EmployerName;
import org.rmocse.employer.Employers;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;

/**
 * What the approval of a batch enters beside the statuses: registrations and what becomes of them in the {@link
 * RegisterEntries}, the employers as they stood, the numbers as names to sign in with, a person's new name or number.
 */
@ApplicationScoped
class Approval {

    private Jdbi jdbi;
    private Policy policy;
    private People people;
    private RequestedNumbers requested;
    private Agencies agencies;
    private Employers employers;
    private Register register;
    private RegisterEntries entries;
    private AccountDirectory accounts;
    private FilingFacts facts;

    protected Approval() {}

    @Inject
    Approval(
            Jdbi jdbi,
            Policy policy,
            People people,
            RequestedNumbers requested,
            Agencies agencies,
            Employers employers,
            Register register,
            RegisterEntries entries,
            AccountDirectory accounts,
            FilingFacts facts) {
        this.jdbi = jdbi;
        this.policy = policy;
        this.people = people;
        this.requested = requested;
        this.agencies = agencies;
        this.employers = employers;
        this.register = register;
        this.entries = entries;
        this.accounts = accounts;
        this.facts = facts;
    }

    /**
     * A file of the batch, with what the register takes over from it.
     *
     * @param category null where the kind leaves it alone
     */
    record File(
            long id,
            UUID publicId,
            ApplicationKind kind,
            boolean renews,
            long personId,
            String personName,
            PracticeCategory category,
            String employerCode,
            String employerName,
            Long agencyId) {}

    /** A file as far as it matters whether it can be entered. */
    record Entering(long id, ApplicationKind kind, long personId, String personName) {}

    /**
     * Which of the files cannot be entered on that day, and why; nothing of the others.
     *
     * @return findings by the key of the file
     */
    Map<Long, Finding> obstacles(List<Entering> files, LocalDate on) {
        Map<Long, Registration> registrations =
                register.ofPeople(files.stream().map(Entering::personId).toList());
        boolean revoked = registrations.values().stream().anyMatch(one -> one.standing() == Standing.REVOKED);
        PolicyParameters rules = revoked ? policy.at(on) : null; // nothing but a bar asks for them
        Map<Long, Finding> obstacles = new LinkedHashMap<>();
        files.forEach(file -> obstacle(file.kind(), file.personName(), registrations.get(file.personId()), on, rules)
                .ifPresent(finding -> obstacles.put(file.id(), finding)));
        return obstacles;
    }

    /**
     * Why it cannot be entered, whatever came into the register since the submission: nobody is registered for the first time
     * twice (R7), nothing is done to a registration that is not there, and whoever was revoked is barred (R22).
     *
     * @param registration null for somebody without one
     * @param on the day of approval
     */
    private static Optional<Finding> obstacle(
            ApplicationKind kind, String name, Registration registration, LocalDate on, PolicyParameters rules) {
        boolean ended = registration != null
                && (registration.standing() == Standing.CANCELLED || registration.standing() == Standing.REVOKED);
        return switch (kind) {
            case INITIAL -> registered(registration != null, name, registration);
            case RE_REGISTRATION ->
                registration == null
                        ? notRegistered(name)
                        : registered(registration.standing().isInForce(), name, registration)
                                .or(() -> barred(name, registration, on, rules));
            case RENEWAL, CHANGE, REISSUE, CANCELLATION ->
                registration == null || ended ? notRegistered(name) : Optional.empty();
            case OTHER_MATTER -> Optional.empty();
        };
    }

    private static Optional<Finding> registered(boolean stands, String name, Registration registration) {
        return stands
                ? Optional.of(Finding.of("PERSON_REGISTERED", null, "R7").having(name, registration.number()))
                : Optional.empty();
    }

    private static Optional<Finding> barred(
            String name, Registration registration, LocalDate on, PolicyParameters rules) {
        if (registration.standing() != Standing.REVOKED) {
            return Optional.empty();
        }
        LocalDate until = EligibilityRules.barredUntil(SubmissionFacts.registered(registration), rules);
        return on.isBefore(until)
                ? Optional.of(Finding.of("PERSON_BARRED", null, "R22").having(name, until))
                : Optional.empty();
    }

    private static Optional<Finding> notRegistered(String name) {
        return Optional.of(Finding.of("PERSON_NOT_REGISTERED", null, "R24").having(name, null));
    }

    /**
     * Holds the registrations until the approval is over, so that what is found of them stays true.
     *
     * @throws Rejected if any of the files cannot be entered, saying which and why
     */
    void requireEnterable(List<File> files, Instant at) {
        entries.hold(files.stream().map(File::personId).toList());
        Map<Long, Finding> obstacles = obstacles(
                files.stream()
                        .map(file -> new Entering(file.id(), file.kind(), file.personId(), file.personName()))
                        .toList(),
                LocalDate.ofInstant(at, ClockProducer.ZONE));
        Set<Long> wanting = asking(files, matters(files), "ID_NUMBER").keySet();
        Set<Long> taken = wanting.isEmpty() ? Set.of() : requested.taken(wanting);
        List<Finding> findings = new ArrayList<>();
        for (File file : files) {
            Optional.ofNullable(obstacles.get(file.id())).ifPresent(findings::add);
            if (file.kind() == ApplicationKind.OTHER_MATTER && taken.contains(file.personId())) {
                findings.add(Finding.of("NUMBER_TAKEN", null, "V01").having(file.personName(), null));
            }
        }
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }

    /**
     * Enters the files into the register, with all that goes with it.
     *
     * @return what is to be announced, in the order of the files: registrations and their ends, not reissues and other matters
     */
    List<BatchApproved.Entry> enter(List<File> files, Actor actor, Instant at) {
        Map<Long, MatterSection> matters = matters(files);
        Map<Long, String> agencyNames = agencies.names();
        enterPeople(files, matters, actor, at);
        Map<Long, Person> applicants =
                people.all(files.stream().map(File::personId).toList());
        List<Grant> grants = files.stream()
                .filter(file ->
                        file.kind() != ApplicationKind.CANCELLATION && file.kind() != ApplicationKind.OTHER_MATTER)
                .map(file -> grant(
                        file,
                        applicants.get(file.personId()),
                        agencyNames.get(file.agencyId()),
                        matters.get(file.id())))
                .toList();
        if (!grants.isEmpty()) {
            List<Granted> granted = entries.grant(grants, actor, at);
            accounts.addRegistrationNumbers(
                    granted.stream().map(Granted::personId).toList(),
                    granted.stream().map(Granted::number).toList());
        }
        List<Ended> ended = files.stream()
                .filter(file -> file.kind() == ApplicationKind.CANCELLATION)
                .map(file -> new Ended(file.publicId(), file.personId()))
                .toList();
        if (!ended.isEmpty()) {
            entries.cancel(ended, actor, at);
        }
        List<EmployerName> named = files.stream()
                .filter(file -> file.kind().registers())
                .map(file -> new EmployerName(file.employerCode(), file.employerName()))
                .toList();
        if (!named.isEmpty()) {
            employers.recordAll(named, LocalDate.ofInstant(at, ClockProducer.ZONE));
        }
        return announced(files, agencyNames);
    }

    private Map<Long, MatterSection> matters(List<File> files) {
        List<Long> asking = files.stream()
                .filter(file -> !file.kind().registers())
                .map(File::id)
                .toList();
        return asking.isEmpty() ? Map.of() : facts.matters(asking);
    }

    private void enterPeople(List<File> files, Map<Long, MatterSection> matters, Actor actor, Instant at) {
        Set<Long> renumbered = asking(files, matters, "ID_NUMBER").keySet();
        if (!renumbered.isEmpty()) {
            requested.give(actor, renumbered, at);
        }
        Map<Long, String> names = new LinkedHashMap<>();
        asking(files, matters, "NAME")
                .forEach((person, matter) -> names.put(person, matter.newName().strip()));
        if (!names.isEmpty()) {
            people.rename(actor, names, at);
        }
    }

    /** Who asks for another number or name, and what they say; of two files of one person the later counts. */
    private static Map<Long, MatterSection> asking(List<File> files, Map<Long, MatterSection> matters, String subject) {
        Map<Long, MatterSection> asking = new LinkedHashMap<>();
        files.stream()
                .filter(file -> file.kind() == ApplicationKind.OTHER_MATTER && matters.containsKey(file.id()))
                .filter(file -> subject.equals(matters.get(file.id()).subject()))
                .forEach(file -> asking.put(file.personId(), matters.get(file.id())));
        return asking;
    }

    /** What is made: for a registration a certificate, for a renewal or change a label, on a reissue the item named (D21). */
    private static Grant grant(File file, Person person, String agencyName, MatterSection matter) {
        boolean reissue = file.kind() == ApplicationKind.REISSUE;
        boolean label = file.kind() == ApplicationKind.RENEWAL || file.kind() == ApplicationKind.CHANGE;
        return new Grant(
                file.publicId(),
                file.kind().name(),
                term(file),
                reissue ? CopyItem.valueOf(matter.item()) : label ? CopyItem.LABEL : CopyItem.CERTIFICATE,
                reissue || file.kind() == ApplicationKind.RE_REGISTRATION,
                file.personId(),
                person.name(),
                person.sex(),
                person.maskedIdNumber(),
                reissue ? null : file.category(),
                file.employerCode(),
                file.employerName(),
                file.agencyId(),
                agencyName,
                person.portraitFileId());
    }

    private static Term term(File file) {
        return switch (file.kind()) {
            case INITIAL -> Term.FIRST;
            case RE_REGISTRATION -> Term.ANEW;
            case RENEWAL, CHANGE, REISSUE, CANCELLATION, OTHER_MATTER -> file.renews() ? Term.RENEWED : Term.KEPT;
        };
    }

    private List<BatchApproved.Entry> announced(List<File> files, Map<Long, String> agencyNames) {
        Map<Long, String> numbers =
                register.numbers(files.stream().map(File::personId).toList());
        return files.stream()
                .filter(file -> file.kind().registers() || file.kind() == ApplicationKind.CANCELLATION)
                .map(file -> new BatchApproved.Entry(
                        file.publicId(),
                        file.personName(),
                        numbers.get(file.personId()),
                        file.category().name(),
                        file.employerName(),
                        agencyNames.get(file.agencyId()),
                        file.kind().name()))
                .toList();
    }

    /** The files of a batch, in the order in which they draw their numbers. */
    List<File> files(long batch) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, public_id, kind, with_renewal, person_id, person_name, category, employer_code, employer_name,
                               agency_id
                        from application.application where approval_batch_id = :batch order by id
                        """)
                .bind("batch", batch)
                .map((row, context) -> new File(
                        row.getLong("id"),
                        row.getObject("public_id", UUID.class),
                        ApplicationKind.valueOf(row.getString("kind")),
                        row.getBoolean("with_renewal"),
                        row.getLong("person_id"),
                        row.getString("person_name"),
                        row.getString("category") == null ? null : PracticeCategory.valueOf(row.getString("category")),
                        row.getString("employer_code"),
                        row.getString("employer_name"),
                        row.getObject("agency_id", Long.class)))
                .list());
    }
}
