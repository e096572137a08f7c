package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Grant;
import org.rmocse.certificate.Granted;
import org.rmocse.certificate.Register;
import org.rmocse.employer.EmployerName;
import org.rmocse.employer.Employers;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;

/**
 * What the approval of a batch enters beside the statuses: registrations in the {@link Register}, the employers as they stood,
 * and the numbers as names to sign in with.
 */
@ApplicationScoped
class Approval {

    private Jdbi jdbi;
    private People people;
    private Agencies agencies;
    private Employers employers;
    private Register register;
    private AccountDirectory accounts;

    protected Approval() {}

    @Inject
    Approval(
            Jdbi jdbi,
            People people,
            Agencies agencies,
            Employers employers,
            Register register,
            AccountDirectory accounts) {
        this.jdbi = jdbi;
        this.people = people;
        this.agencies = agencies;
        this.employers = employers;
        this.register = register;
        this.accounts = accounts;
    }

    /** A file of the batch, with what the register takes over from it. */
    record File(
            long id,
            UUID publicId,
            ApplicationKind kind,
            long personId,
            String personName,
            PracticeCategory category,
            String employerCode,
            String employerName,
            long agencyId) {}

    /** Nobody is registered for the first time twice, whatever came into the register since the submission (R7). */
    void requireUnregistered(List<File> files) {
        Map<Long, String> numbers =
                register.numbers(files.stream().map(File::personId).toList());
        if (!numbers.isEmpty()) {
            throw new Rejected(files.stream()
                    .filter(file -> numbers.containsKey(file.personId()))
                    .map(file -> Finding.of("PERSON_REGISTERED", null, "R7")
                            .having(file.personName(), numbers.get(file.personId())))
                    .toList());
        }
    }

    /**
     * Enters the files into the register, with all that goes with it.
     *
     * @return what is to be announced, in the order of the numbers
     */
    List<BatchApproved.Entry> enter(List<File> files, Actor actor, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ClockProducer.ZONE);
        Map<Long, String> agencyNames = agencies.names();
        Map<Long, Person> applicants =
                people.all(files.stream().map(File::personId).toList());
        List<Granted> granted = register.grant(
                files.stream()
                        .map(file -> {
                            Person person = applicants.get(file.personId());
                            return new Grant(
                                    file.publicId(),
                                    file.kind().name(),
                                    file.personId(),
                                    person.name(),
                                    person.sex(),
                                    person.maskedIdNumber(),
                                    file.category(),
                                    file.employerCode(),
                                    file.employerName(),
                                    file.agencyId(),
                                    agencyNames.get(file.agencyId()),
                                    person.portraitFileId());
                        })
                        .toList(),
                actor,
                at);
        accounts.addRegistrationNumbers(
                granted.stream().map(Granted::personId).toList(),
                granted.stream().map(Granted::number).toList());
        employers.recordAll(
                files.stream()
                        .map(file -> new EmployerName(file.employerCode(), file.employerName()))
                        .toList(),
                today);
        return announced(files, granted, agencyNames);
    }

    private static List<BatchApproved.Entry> announced(
            List<File> files, List<Granted> granted, Map<Long, String> agencyNames) {
        Map<UUID, Granted> byBasis = granted.stream().collect(Collectors.toMap(Granted::basis, Function.identity()));
        List<BatchApproved.Entry> entries = new ArrayList<>();
        for (File file : files) {
            entries.add(new BatchApproved.Entry(
                    file.publicId(),
                    file.personName(),
                    byBasis.get(file.publicId()).number(),
                    file.category().name(),
                    file.employerName(),
                    agencyNames.get(file.agencyId()),
                    file.kind().name()));
        }
        return entries;
    }

    /** The files of a batch, in the order in which they draw their numbers. */
    List<File> files(long batch) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, public_id, kind, person_id, person_name, category, employer_code, employer_name, agency_id
                        from application.application where approval_batch_id = :batch order by id
                        """)
                .bind("batch", batch)
                .map((row, context) -> new File(
                        row.getLong("id"),
                        row.getObject("public_id", UUID.class),
                        ApplicationKind.valueOf(row.getString("kind")),
                        row.getLong("person_id"),
                        row.getString("person_name"),
                        PracticeCategory.valueOf(row.getString("category")),
                        row.getString("employer_code"),
                        row.getString("employer_name"),
                        row.getLong("agency_id")))
                .list());
    }
}
