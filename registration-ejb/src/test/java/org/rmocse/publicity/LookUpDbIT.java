package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualifications;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.Grant;
import org.rmocse.certificate.Granted;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.RegisterEntries;
import org.rmocse.certificate.SampleGrants;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Role;

/** The public's question: by name and number together, never by one alone (D17). */
class LookUpDbIT extends DatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Policy POLICY = new Policy(JDBI);
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    private static final Register REGISTER = new Register(JDBI, CLOCK, ENCRYPTION);
    private static final Actor MINISTRY =
            new Actor(4, UUID.randomUUID(), "测试批准人", Set.of(Role.MINISTRY_OFFICER), null, null);

    private final LookUp lookUp = new LookUp(REGISTER, PEOPLE, new Qualifications(JDBI));
    private final long n = next();
    private final IdNumber idNumber = someIdNumber(LocalDate.of(1979, 1, 1).plusDays(n % 5000));
    private final Person person = qualified("欧阳" + n, idNumber, "SEEN" + n);
    private final Granted granted = granted(person);

    @AfterEach
    void backToTheMonday() {
        moveTo(TODAY);
    }

    @Test
    void answers_by_name_and_registration_number() {
        assertThat(lookUp.find(person.name(), granted.number()))
                .hasValue(new PublicRegistration(
                        person.name(),
                        granted.number(),
                        PracticeCategory.CHEMICAL,
                        "虚构化工有限公司",
                        TODAY,
                        LocalDate.of(2031, 11, 22),
                        Standing.VALID,
                        null,
                        null));
    }

    @Test
    void answers_by_name_and_qualification_number() {
        assertThat(lookUp.find(person.name(), "SEEN" + n))
                .isPresent()
                .isEqualTo(lookUp.find(person.name(), granted.number()));
        assertThat(lookUp.find(person.name(), "GLSEEN" + n)).isPresent();
    }

    @Test
    void forgives_blanks_around_what_was_typed() {
        assertThat(lookUp.find(" " + person.name() + "\u3000", "\t" + granted.number() + " "))
                .isPresent();
    }

    @Test
    void the_whole_name_has_to_fit() {
        for (String name : List.of(
                "",
                " ",
                "欧阳",
                person.name() + "一",
                "测试",
                "%",
                "_" + person.name().substring(1))) {
            assertThat(lookUp.find(name, granted.number())).as(name).isEmpty();
            assertThat(lookUp.find(name, "SEEN" + n)).as(name).isEmpty();
        }
    }

    @Test
    void a_name_alone_finds_nobody() {
        for (String number : List.of("", " ", "%", "0", granted.number().substring(1), "' or 1=1 --")) {
            assertThat(lookUp.find(person.name(), number)).as(number).isEmpty();
        }
    }

    @Test
    void neither_an_identity_number_nor_a_certificates_code_is_a_number_to_look_up_by() {
        assertThat(lookUp.find(person.name(), idNumber.value())).isEmpty();
        assertThat(lookUp.find(person.name(), granted.certificateCode())).isEmpty();
    }

    @Test
    void a_number_of_somebody_else_finds_nobody() {
        Person other = qualified("司马" + n, someIdNumber(LocalDate.of(1978, 1, 1).plusDays(next() % 5000)), "OTHER" + n);
        Granted others = granted(other);
        assertThat(lookUp.find(person.name(), others.number())).isEmpty();
        assertThat(lookUp.find(person.name(), "OTHER" + n)).isEmpty();
        assertThat(lookUp.find(other.name(), "OTHER" + n)).isPresent();
    }

    @Test
    void somebody_qualified_and_not_registered_is_not_found() {
        qualified("诸葛" + n, someIdNumber(LocalDate.of(1977, 1, 1).plusDays(next() % 5000)), "NOT" + n);
        assertThat(lookUp.find("诸葛" + n, "NOT" + n)).isEmpty();
    }

    @Test
    void tells_how_the_registration_stands_today() {
        moveTo(LocalDate.of(2030, 11, 22));
        assertThat(lookUp.find(person.name(), granted.number()).orElseThrow().standing())
                .isEqualTo(Standing.EXPIRING);
        moveTo(LocalDate.of(2031, 11, 23));
        assertThat(lookUp.find(person.name(), granted.number()).orElseThrow().standing())
                .isEqualTo(Standing.EXPIRED);
    }

    @Test
    void the_answer_has_nothing_but_what_the_public_may_know() {
        assertThat(PublicRegistration.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly(
                        "name",
                        "registrationNumber",
                        "category",
                        "employerName",
                        "validFrom",
                        "validTo",
                        "standing",
                        "endedOn",
                        "endedByRule");
        assertThat(lookUp.find(person.name(), granted.number()).orElseThrow().toString())
                .doesNotContain(idNumber.value(), idNumber.masked(), person.email());
    }

    private static void moveTo(LocalDate day) {
        CLOCK.moveTo(day.atTime(10, 0).atZone(ClockProducer.ZONE).toInstant());
    }

    private static Person qualified(String name, IdNumber number, String certificate) {
        moveTo(TODAY);
        return inTransaction(() -> new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE)
                .imported(List.of(
                        new SampleApplicants.Line(name, number, certificate, LocalDate.of(2024, 11, 20), "化工安全")))
                .get(0));
    }

    private static Granted granted(Person person) {
        moveTo(TODAY);
        Grant grant = SampleGrants.first(person, 1);
        return inTransaction(() -> new RegisterEntries(JDBI, POLICY, ENCRYPTION, AUDIT, SIGNATURES)
                        .grant(List.of(grant), MINISTRY, CLOCK.instant()))
                .get(0);
    }
}
