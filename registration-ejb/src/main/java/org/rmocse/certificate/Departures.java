package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.EmployerContacts;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;

/**
 * An employer reports that somebody registered with it has left (D18). The engineer is told, and may file a change or say that it
 * is not so, which the employer and reviewers read; by itself nothing changes in the register (D29, R24).
 */
@Stateless
public class Departures {

    private static final int LONGEST_DENIAL = 1000;

    private static final String STANDING = " and d.withdrawn_at is null";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private EmployerContacts contacts;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public Departures() {}

    Departures(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            People people,
            EmployerContacts contacts,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.people = people;
        this.contacts = contacts;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Reports that somebody has left; the engineer is told by mail.
     *
     * @param registration the public id of the registration
     * @param leftOn the last day at the employer
     * @throws Rejected REQUIRED, DATE_IN_FUTURE, NOT_FOUND for a registration that names another employer or was cancelled or
     *     revoked, DEPARTURE_REPORTED where a report of the employer stands
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public void report(UUID registration, LocalDate leftOn) {
        if (leftOn == null) {
            throw new Rejected(Finding.of("REQUIRED", "leftOn"));
        }
        if (leftOn.isAfter(LocalDate.now(clock))) {
            throw new Rejected(Finding.of("DATE_IN_FUTURE", "leftOn"));
        }
        Actor actor = current.actor();
        Own own = own(registration, actor);
        UUID departure = PublicId.next();
        int reported = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into certificate.departure (public_id, registration_id, employer_code, employer_name, left_on, reported_at,
                            reported_by, reported_by_name)
                        select :departure, r.id, r.employer_code, r.employer_name, :leftOn, :now, :actor, :name
                        from certificate.registration r where r.id = :registration
                        on conflict (registration_id, employer_code) where withdrawn_at is null do nothing
                        """)
                .bind("departure", departure)
                .bind("leftOn", leftOn)
                .bind("now", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("registration", own.id())
                .execute());
        if (reported == 0) {
            throw new Rejected(Finding.of("DEPARTURE_REPORTED", null));
        }
        audit.record(
                actor, "departure.reported", "registration", registration, Map.of("leftOn", String.valueOf(leftOn)));
        Person person = people.get(own.person());
        notifications.send(new Notice(
                NoticeType.DEPARTURE_REPORTED,
                person.email(),
                person.locale(),
                departure,
                Map.of(
                        "name", person.name(),
                        "employer", own.employerName(),
                        "day", leftOn.toString(),
                        "link", Settings.current().url("/applicant/index.xhtml#departure"))));
    }

    /**
     * Takes a report back that was made in error; it stays on record.
     *
     * @throws Rejected NOT_FOUND where no report of the employer stands
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public void withdraw(UUID registration) {
        Actor actor = current.actor();
        int withdrawn = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update certificate.departure d set withdrawn_at = :now from certificate.registration r
                        where r.id = d.registration_id and r.public_id = :registration and d.employer_code = :employer
                          and d.withdrawn_at is null
                        """)
                .bind("now", OffsetDateTime.now(clock))
                .bind("registration", registration)
                .bind("employer", actor.employerCode())
                .execute());
        if (withdrawn == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        audit.record(actor, "departure.withdrawn", "registration", registration, Map.of());
    }

    /**
     * What the caller's employer has reported of a registration with it; empty for nothing that stands.
     *
     * @throws Rejected NOT_FOUND for a registration that names another employer
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public Optional<Departure> of(UUID registration) {
        Actor actor = current.actor();
        Own own = own(registration, actor);
        return jdbi.withHandle(handle -> handle.createQuery(ReportedDepartures.COLUMNS
                        + " where d.registration_id = :registration and d.employer_code = :employer" + STANDING)
                .bind("registration", own.id())
                .bind("employer", actor.employerCode())
                .map((row, context) -> ReportedDepartures.read(row))
                .findOne());
    }

    /** What the employer of the caller's registration has reported of the caller; empty for nothing that stands. */
    @RolesAllowed(RoleNames.APPLICANT)
    public Optional<Departure> mine() {
        return jdbi.withHandle(handle -> handle.createQuery(ReportedDepartures.COLUMNS
                        + " where r.person_id = :person and d.employer_code = r.employer_code" + STANDING)
                .bind("person", current.actor().personId())
                .map((row, context) -> ReportedDepartures.read(row))
                .findOne());
    }

    /**
     * The engineer says that it is not so; the employer's contacts are told, and reviewers read it. Said once.
     *
     * @param words what is so instead; identity numbers in them are masked
     * @throws Rejected REQUIRED, TOO_LONG, or NOT_FOUND where nothing stands that was not answered
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void deny(String words) {
        if (words == null || words.isBlank()) {
            throw new Rejected(Finding.of("REQUIRED", "denial"));
        }
        String plain = words.strip();
        if (plain.length() > LONGEST_DENIAL) {
            throw new Rejected(Finding.of("TOO_LONG", "denial").having(plain.length(), LONGEST_DENIAL));
        }
        Actor actor = current.actor();
        Denied denied = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                update certificate.departure d set denied_at = :now, denial = :words from certificate.registration r
                                where r.id = d.registration_id and r.person_id = :person and d.employer_code = r.employer_code
                                  and d.withdrawn_at is null and d.denied_at is null
                                returning d.public_id, r.public_id as registration, d.employer_code, d.employer_name
                                """)
                        .bind("now", OffsetDateTime.now(clock))
                        .bind("words", IdNumber.maskedIn(plain))
                        .bind("person", actor.personId())
                        .map((row, context) -> new Denied(
                                row.getObject("public_id", UUID.class),
                                row.getObject("registration", UUID.class),
                                row.getString("employer_code"),
                                row.getString("employer_name")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        audit.record(actor, "departure.denied", "registration", denied.registration(), Map.of());
        notifications.sendAll(contacts.mailboxes(denied.employerCode()).stream()
                .map(contact -> new Notice(
                        NoticeType.DEPARTURE_DENIED,
                        contact.email(),
                        contact.locale(),
                        denied.departure(),
                        Map.of(
                                "name", contact.name(),
                                "employer", denied.employerName(),
                                "by", actor.name(),
                                "link",
                                        Settings.current()
                                                .url("/employer/departure.xhtml?id=" + denied.registration()))))
                .toList());
    }

    private Own own(UUID registration, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id, person_id, employer_name from certificate.registration
                                where public_id = :id and employer_code = :employer and ending is null
                                """)
                        .bind("id", registration)
                        .bind("employer", actor.employerCode())
                        .map((row, context) ->
                                new Own(row.getLong("id"), row.getLong("person_id"), row.getString("employer_name")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private record Own(long id, long person, String employerName) {}

    private record Denied(UUID departure, UUID registration, String employerCode, String employerName) {}
}
