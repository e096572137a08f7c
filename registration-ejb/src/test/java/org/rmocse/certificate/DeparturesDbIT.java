package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.account.ContactAccounts;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.employer.EmployerRenamed;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;

/** An employer says that somebody has left (D18); nothing in the register changes by it (D29). */
class DeparturesDbIT extends RegisterDatabaseTest {

    private static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    private static final Notifications NOTIFICATIONS = new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices());
    private static final Departures DEPARTURES = new Departures(
            JDBI,
            CLOCK,
            Acting.current(Acting.directory(JDBI, PEOPLE)),
            PEOPLE,
            ContactAccounts.over(null, JDBI, CLOCK, PEOPLE, NOTIFICATIONS, AUDIT),
            NOTIFICATIONS,
            AUDIT);
    private static final ReportedDepartures REPORTED = new ReportedDepartures(JDBI);
    private static final SampleApplicants APPLICANTS =
            new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);
    private static final List<Finding> NOT_FOUND = List.of(Finding.of("NOT_FOUND", null));

    private final String employer = code();
    private final Actor contact = contact(employer);
    private final Person person = person();
    private final Actor engineer =
            new Actor(next(), PublicId.next(), person.name(), Set.of(Role.APPLICANT), person.id(), null);
    private final UUID registration = registered();

    @Test
    void the_engineer_is_told_and_the_register_stays_as_it_is() {
        Registration before = REGISTER.byPublicId(registration).orElseThrow();
        does(contact, () -> DEPARTURES.report(registration, day.minusDays(1)));
        assertThat(as(engineer, DEPARTURES::mine)).hasValueSatisfying(said -> {
            assertThat(said.leftOn()).isEqualTo(day.minusDays(1));
            assertThat(said.employerName()).isEqualTo("虚构单位");
            assertThat(said.reportedBy()).isEqualTo(contact.name());
        });
        assertThat(mails(person.email())).singleElement().satisfies(mail -> assertThat(mail)
                .contains("DEPARTURE_REPORTED", "虚构单位", day.minusDays(1).toString(), "/applicant/index.xhtml"));
        assertThat(REGISTER.byPublicId(registration)).hasValue(before);
        assertThat(AUDIT.of(registration)).extracting(entry -> entry.action()).contains("departure.reported");
    }

    @Test
    void a_report_needs_a_day_that_has_come_and_stands_once() {
        assertThat(refused(contact, () -> DEPARTURES.report(registration, null)))
                .containsExactly(Finding.of("REQUIRED", "leftOn"));
        assertThat(refused(contact, () -> DEPARTURES.report(registration, day.plusDays(1))))
                .containsExactly(Finding.of("DATE_IN_FUTURE", "leftOn"));
        does(contact, () -> DEPARTURES.report(registration, day));
        assertThat(refused(contact(employer), () -> DEPARTURES.report(registration, day)))
                .containsExactly(Finding.of("DEPARTURE_REPORTED", null));
    }

    @Test
    void another_employers_engineer_is_not_found() {
        Actor stranger = contact(code());
        assertThat(refused(stranger, () -> DEPARTURES.report(registration, day)))
                .isEqualTo(NOT_FOUND);
        assertThat(refused(stranger, () -> DEPARTURES.of(registration))).isEqualTo(NOT_FOUND);
        does(contact, () -> DEPARTURES.report(registration, day));
        assertThat(refused(stranger, () -> DEPARTURES.withdraw(registration))).isEqualTo(NOT_FOUND);
        assertThat(refused(contact, () -> DEPARTURES.report(PublicId.next(), day)))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void the_engineer_says_once_that_it_is_not_so_and_employer_and_reviewers_read_it() {
        assertThat(refused(engineer, () -> DEPARTURES.deny("从未离职"))).isEqualTo(NOT_FOUND);
        String address = speaking();
        does(contact, () -> DEPARTURES.report(registration, day));
        assertThat(refused(engineer, () -> DEPARTURES.deny(" "))).containsExactly(Finding.of("REQUIRED", "denial"));
        String number = SampleNumbers.idNumber(LocalDate.of(1977, 7, 7), 5).value();
        does(engineer, () -> DEPARTURES.deny(" 仍在岗，证件 " + number));
        assertThat(as(contact, () -> DEPARTURES.of(registration))).hasValueSatisfying(said -> {
            assertThat(said.denial()).startsWith("仍在岗").doesNotContain(number);
            assertThat(said.deniedAt()).isEqualTo(CLOCK.instant());
        });
        assertThat(mails(address)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("DEPARTURE_DENIED", person.name(), "/employer/departure.xhtml?id=" + registration));
        assertThat(REPORTED.ofPerson(person.id())).singleElement().satisfies(said -> assertThat(said.denial())
                .startsWith("仍在岗"));
        assertThat(refused(engineer, () -> DEPARTURES.deny("再次"))).isEqualTo(NOT_FOUND);
    }

    @Test
    void a_report_that_is_taken_back_stays_on_record_and_another_may_be_made() {
        does(contact, () -> DEPARTURES.report(registration, day));
        does(contact, () -> DEPARTURES.withdraw(registration));
        assertThat(as(engineer, DEPARTURES::mine)).isEmpty();
        assertThat(as(contact, () -> DEPARTURES.of(registration))).isEmpty();
        assertThat(refused(contact, () -> DEPARTURES.withdraw(registration))).isEqualTo(NOT_FOUND);
        does(contact, () -> DEPARTURES.report(registration, day.minusDays(3)));
        assertThat(REPORTED.ofPerson(person.id())).extracting(Departure::leftOn).containsExactly(day.minusDays(3), day);
    }

    @Test
    void once_the_register_names_another_employer_the_report_concerns_nobody_any_more() {
        does(contact, () -> DEPARTURES.report(registration, day));
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.registration set employer_code = ? where public_id = ?", code(), registration));
        assertThat(as(engineer, DEPARTURES::mine)).isEmpty();
        assertThat(refused(contact, () -> DEPARTURES.of(registration))).isEqualTo(NOT_FOUND);
        assertThat(REPORTED.ofPerson(person.id())).hasSize(1);
    }

    @Test
    void of_a_new_name_those_are_told_whose_registration_has_the_former_one_and_is_in_force() {
        RenamedEmployers renamed = new RenamedEmployers(JDBI, CLOCK, PEOPLE, NOTIFICATIONS);
        hear(renamed, new EmployerRenamed(employer, "虚构单位", "虚构新名单位", day));
        assertThat(mails(person.email())).singleElement().satisfies(mail -> assertThat(mail)
                .contains("EMPLOYER_RENAMED", "虚构单位", "虚构新名单位", day.toString()));
        hear(renamed, new EmployerRenamed(employer, "更早的名称", "虚构单位", day));
        hear(renamed, new EmployerRenamed(code(), "虚构单位", "别家", day));
        moveTo(day.plusYears(5));
        hear(renamed, new EmployerRenamed(employer, "虚构单位", "太晚了", day));
        assertThat(mails(person.email())).hasSize(1);
    }

    private static void hear(RenamedEmployers observer, EmployerRenamed renamed) {
        inTransaction(() -> observer.hear(renamed));
    }

    private UUID registered() {
        Grant first = SampleGrants.first(person, 1);
        Granted granted = grantOn(
                        day,
                        List.of(new Grant(
                                first.basis(),
                                first.kind(),
                                first.term(),
                                first.item(),
                                first.replaces(),
                                first.personId(),
                                first.name(),
                                first.sex(),
                                first.maskedIdNumber(),
                                first.category(),
                                employer,
                                "虚构单位",
                                first.agencyId(),
                                first.agencyName(),
                                first.portraitFileId())))
                .get(0);
        return REGISTER.byNumber(granted.number()).orElseThrow().publicId();
    }

    private static Person person() {
        long n = next();
        return inTransaction(() -> APPLICANTS
                .imported(List.of(new SampleApplicants.Line(
                        "司徒" + n,
                        SampleNumbers.idNumber(LocalDate.of(1960, 1, 1).plusDays(n), 9),
                        "LEFT" + n,
                        LocalDate.of(2020, 1, 1),
                        "化工安全")))
                .get(0));
    }

    /** The address of somebody with an account who speaks for the employer. */
    private String speaking() {
        String address = "speaks" + next() + "@employer.example";
        JDBI.useHandle(handle -> {
            long id = handle.createQuery(
                            """
                            insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                            values (nextval('account.account_seq') + 8000000, :publicId, '联系人', :email, 'zh-CN', true, now())
                            returning id
                            """)
                    .bind("publicId", PublicId.next())
                    .bind("email", address)
                    .mapTo(Long.class)
                    .one();
            handle.execute(
                    "insert into account.account_role (account_id, role, employer_code) values (?, 'EMPLOYER', ?)",
                    id,
                    employer);
        });
        return address;
    }

    private static List<String> mails(String recipient) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select type || details::text from notification.outbox where recipient = :recipient order by id")
                .bind("recipient", recipient)
                .mapTo(String.class)
                .list());
    }

    private static String code() {
        return SampleNumbers.creditCode(78_000_000 + (int) next()).value();
    }

    private static Actor contact(String employer) {
        long n = next();
        return new Actor(n, PublicId.next(), "联系人" + n, Set.of(Role.EMPLOYER), null, null).ofEmployer(employer);
    }
}
