package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualifications;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.Registration;
import org.rmocse.education.EducationRecords;
import org.rmocse.employer.Employers;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;

/** Gathers what the rules of a filing look at. */
@ApplicationScoped
class FilingFacts {

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private People people;
    private Qualifications qualifications;
    private Register register;
    private Agencies agencies;
    private Employers employers;
    private EducationRecords education;
    private Rounds rounds;

    protected FilingFacts() {}

    @Inject
    FilingFacts(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            People people,
            Qualifications qualifications,
            Register register,
            Agencies agencies,
            Employers employers,
            EducationRecords education,
            Rounds rounds) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.people = people;
        this.qualifications = qualifications;
        this.register = register;
        this.agencies = agencies;
        this.employers = employers;
        this.education = education;
        this.rounds = rounds;
    }

    /** The facts of today, which a submission is judged by. */
    SubmissionFacts of(Application application) {
        LocalDate today = LocalDate.now(clock);
        return of(application.id(), application.personId(), application.kind(), today, policy.at(today));
    }

    /**
     * The facts of the day that counts: of a file that lies at a desk or is closed the day of its submission with the
     * parameters frozen then, so that what was right when it was filed does not turn wrong by waiting; otherwise today.
     */
    SubmissionFacts of(long application, long person, ApplicationKind kind) {
        LocalDate today = LocalDate.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select submitted_at, policy::text as policy from application.application
                                where id = :application and status not in ('DRAFT', 'RETURNED')
                                """)
                        .bind("application", application)
                        .map((row, context) -> {
                            LocalDate day = LocalDate.ofInstant(
                                    row.getObject("submitted_at", OffsetDateTime.class)
                                            .toInstant(),
                                    ClockProducer.ZONE);
                            return of(application, person, kind, day, frozen(row.getString("policy"), day));
                        })
                        .findOne())
                .orElseGet(() -> of(application, person, kind, today, policy.at(today)));
    }

    /** The facts of a day to come, by the parameters it would have: of what is not filed yet, or was returned. */
    SubmissionFacts of(
            long application, long person, ApplicationKind kind, LocalDate day, PolicyParameters parameters) {
        Filing filing = filing(application);
        List<Material> materials = materials(application);
        Optional<Agency> agency =
                Optional.ofNullable(filing.agency().agencyId()).flatMap(id -> agencies.find(id, day));
        return new SubmissionFacts(
                kind,
                day,
                filedOn(application).orElse(day),
                people.get(person),
                qualifications.of(person),
                register.ofPerson(person),
                openBeside(application, person),
                filing,
                materials,
                agency,
                education.of(person),
                CreditCode.parse(filing.employer().creditCode()).flatMap(employers::find),
                rounds.of(application),
                infected(materials, filing.portrait().fileId()),
                parameters);
    }

    private Set<Long> infected(List<Material> materials, Long portrait) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select file_id from application.infected_file where file_id = any(:files)")
                .bind(
                        "files",
                        Stream.concat(materials.stream().map(Material::fileId), Stream.ofNullable(portrait))
                                .toArray(Long[]::new))
                .mapTo(Long.class)
                .set());
    }

    /** The parameters frozen onto a file; one that came into being later is taken as of that day. */
    private PolicyParameters frozen(String json, LocalDate day) {
        Map<String, String> parameters = new HashMap<>(policy.at(day).asMap());
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            object.keySet().forEach(name -> parameters.put(name, object.getString(name)));
        }
        return PolicyParameters.of(parameters);
    }

    /**
     * What decides today what the person may file, as the register and the examination data have it: of a first registration,
     * with nothing filled in and nothing open, to be asked of any kind by {@link EligibilityFacts#asking}.
     */
    Known known(long person) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters parameters = policy.at(today);
        Person known = people.get(person);
        Optional<Registration> registration = register.ofPerson(person, parameters);
        EligibilityFacts eligibility = new EligibilityFacts(
                ApplicationKind.INITIAL,
                today,
                known.birthDate(),
                SubmissionFacts.qualified(qualifications.of(person), registration),
                registration.map(SubmissionFacts::registered).orElse(null),
                null,
                null,
                known.portraitFileId() != null,
                Set.of());
        return new Known(registration, eligibility, parameters);
    }

    /** What is known of a person today, and the parameters of the day. */
    record Known(Optional<Registration> registration, EligibilityFacts eligibility, PolicyParameters parameters) {}

    /** Whether the person may file this kind today, as far as that can be told before anything is filled in. */
    Eligibility today(ApplicationKind kind, long person) {
        Known known = known(person);
        return EligibilityRules.evaluate(known.eligibility().asking(kind, openBeside(0, person)), known.parameters());
    }

    Filing filing(long application) {
        Map<Step, String> stored = new EnumMap<>(Step.class);
        jdbi.useHandle(handle -> handle.createQuery(
                        "select step, data::text as data from application.section where application_id = :application")
                .bind("application", application)
                .map((row, context) -> stored.put(Step.valueOf(row.getString("step")), row.getString("data")))
                .list());
        return Filing.of(stored);
    }

    /** What those of these applications say that ask something outside the registration kinds. */
    Map<Long, MatterSection> matters(Collection<Long> applications) {
        Map<Long, MatterSection> matters = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select application_id, data::text as data from application.section
                        where application_id = any(:applications) and step = 'MATTER'
                        """)
                .bind("applications", applications.toArray(Long[]::new))
                .map((row, context) -> matters.put(
                        row.getLong("application_id"),
                        Filing.of(Map.of(Step.MATTER, row.getString("data"))).matter()))
                .list());
        return matters;
    }

    /** The steps filled in from the register or an earlier filing, and not saved by the person since. */
    Set<Step> takenOver(long application) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select step from application.section where application_id = :application and taken_over")
                .bind("application", application)
                .mapTo(Step.class)
                .set());
    }

    List<Material> materials(long application) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, code, file_id, file_name, content_type, pages, form_version, form_pages, added_at
                        from application.material where application_id = :application order by id
                        """)
                .bind("application", application)
                .map((row, context) -> material(row))
                .list());
    }

    private Optional<LocalDate> filedOn(long application) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(first_submitted_at, submitted_at) from application.application where id = :id and submitted_at is not null")
                .bind("id", application)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(at -> LocalDate.ofInstant(at.toInstant(), ClockProducer.ZONE)));
    }

    /** The receipt number of another filing of the person's that asks for a new identity number and is not decided on. */
    Optional<String> numberAskedBeside(long application, long person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.receipt_number from application.application a
                        join application.section s on s.application_id = a.id and s.step = 'MATTER'
                        where a.person_id = :person and a.id <> :application and a.kind = 'OTHER_MATTER'
                          and a.status = any(:open)
                          and s.data ->> 'subject' = 'ID_NUMBER'
                        order by a.id limit 1
                        """)
                .bind("person", person)
                .bind("application", application)
                .bind("open", Status.openNames())
                .mapTo(String.class)
                .findOne());
    }

    private Set<ApplicationKind> openBeside(long application, long person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select kind from application.application
                        where person_id = :person and id <> :application
                          and status = any(:open)
                        """)
                .bind("person", person)
                .bind("application", application)
                .bind("open", Status.openNames())
                .mapTo(ApplicationKind.class)
                .set());
    }

    private static Material material(ResultSet row) throws SQLException {
        Array pages = row.getArray("form_pages");
        return new Material(
                row.getObject("public_id", UUID.class),
                MaterialCode.valueOf(row.getString("code")),
                row.getLong("file_id"),
                row.getString("file_name"),
                row.getString("content_type"),
                row.getInt("pages"),
                row.getString("form_version"),
                pages == null ? List.of() : Arrays.asList((Integer[]) pages.getArray()),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
