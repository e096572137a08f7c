package org.rmocse.employer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.EmployerContact;
import org.rmocse.account.EmployerContacts;
import org.rmocse.audit.AuditTrail;
import org.rmocse.document.Content;
import org.rmocse.document.Documents;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;

/**
 * Who speaks for an employer, as the ministry decides: by the letter of authority beside the register, and never where the officer
 * has declared a tie to the employer. What is not confirmed by its sender is not seen here.
 */
@Stateless
public class ContactDecisions {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 500;

    private static final String REQUEST =
            """
            select r.public_id, r.credit_code, r.name, r.contact, r.email, r.locale, r.letter_file_id, r.letter_name, r.letter_pages,
                   r.state, r.confirmed_at, r.decided_at, r.decided_by_name, r.reason, r.asked_at, r.consent_version
            from employer.contact_request r
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Employers employers;

    @Inject
    private EmployerContacts contacts;

    @Inject
    private Documents documents;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public ContactDecisions() {}

    ContactDecisions(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Employers employers,
            EmployerContacts contacts,
            Documents documents,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.employers = employers;
        this.contacts = contacts;
        this.documents = documents;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Requests of a state, at most {@value #PAGE}: those that wait the longest first, those decided the latest first.
     *
     * @param after the last request of the page before; null for the first page
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public ContactRequestList list(ContactRequestState state, UUID after) {
        boolean waiting = state == ContactRequestState.WAITING;
        String at = waiting ? "r.confirmed_at" : "r.decided_at";
        String order = waiting ? "" : " desc";
        return jdbi.withHandle(handle -> {
            List<ContactRequestLine> found = handle.createQuery(
                            REQUEST + " where r.state = :state and r.state <> 'UNCONFIRMED'"
                                    + " and (:after::uuid is null or (" + at + ", r.id) " + (waiting ? ">" : "<")
                                    + " (select " + at
                                    + ", r.id from employer.contact_request r where r.public_id = :after::uuid))"
                                    + " order by " + at + order + ", r.id" + order + " limit :limit")
                    .bind("state", state.name())
                    .bind("after", after)
                    .bind("limit", PAGE + 1)
                    .map((row, context) -> line(row))
                    .list();
            int count = handle.createQuery("select count(*) from employer.contact_request where state = 'WAITING'")
                    .mapTo(Integer.class)
                    .one();
            boolean cut = found.size() > PAGE;
            return new ContactRequestList(
                    cut ? found.subList(0, PAGE) : found,
                    count,
                    cut ? found.get(PAGE - 1).publicId() : null);
        });
    }

    /** @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public ContactRequestFile file(UUID request) {
        Row row = untied(request, current.actor());
        Optional<Employer> employer = employers.find(row.code());
        List<BorneName> names =
                new ArrayList<>(employer.map(one -> employers.names(one.id())).orElse(List.of()));
        Collections.reverse(names);
        return new ContactRequestFile(
                row.line(),
                row.email(),
                row.locale(),
                row.letterName(),
                row.pages(),
                row.reason(),
                employer,
                names,
                contacts.of(row.code().value()));
    }

    /** The letter of authority. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public Content letter(UUID request) {
        return documents.content(untied(request, current.actor()).letter());
    }

    /** A picture of one of its pages, counted from 0, at most that wide. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public byte[] preview(UUID request, int page, int maxWidth) {
        return documents.preview(untied(request, current.actor()).letter(), page, maxWidth);
    }

    /**
     * Opens the account; an employer nobody knew is entered under the name that was proven. A known one keeps its name, which
     * changes on an approval or a proven renaming alone.
     *
     * @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST, REQUEST_DECIDED with who and when, or EMAIL_TAKEN
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void grant(UUID request) {
        Actor actor = current.actor();
        Row row = decide(request, actor, ContactRequestState.GRANTED, null);
        if (employers.find(row.code()).isEmpty()) {
            employers.recordAll(
                    List.of(new EmployerName(row.code().value(), row.line().name())), today());
        }
        UUID account = contacts.open(
                actor,
                row.code(),
                row.line().name(),
                row.line().contact(),
                row.email(),
                Locale.forLanguageTag(row.locale()));
        if (row.consentVersion() != null) {
            contacts.agreed(account, row.consentVersion(), Locale.forLanguageTag(row.locale()), row.askedAt());
        }
        audit.record(actor, "contact.granted", "contact_request", request, Map.of("account", String.valueOf(account)));
    }

    /**
     * Refuses it; the contact is told why.
     *
     * @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST, REASON_REQUIRED, TOO_LONG, or REQUEST_DECIDED with who and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void refuse(UUID request, String reason) {
        String why = reason(reason);
        Actor actor = current.actor();
        Row row = decide(request, actor, ContactRequestState.REFUSED, why);
        audit.record(actor, "contact.refused", "contact_request", request, Map.of("reason", why));
        notifications.send(new Notice(
                NoticeType.EMPLOYER_ACCOUNT_REFUSED,
                row.email(),
                Locale.forLanguageTag(row.locale()),
                request,
                Map.of(
                        "name", row.line().contact(),
                        "employer", row.line().name(),
                        "reason", why,
                        "link", Settings.current().url("/employer-account.xhtml"))));
    }

    /**
     * Who speaks for an employer or did, those who still do first.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public List<EmployerContact> contacts(UUID employer) {
        return contacts.of(known(employer).creditCode());
    }

    /**
     * Closes one contact's account; the others of the employer keep theirs.
     *
     * @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST, REASON_REQUIRED, TOO_LONG
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void close(UUID employer, UUID contact, String reason) {
        String why = reason(reason);
        Employer one = known(employer);
        Actor actor = current.actor();
        requireUntied(actor, one.creditCode());
        contacts.close(actor, new CreditCode(one.creditCode()), contact, why);
    }

    /** One conditional update: of two officers at once the second is told of the first. */
    private Row decide(UUID request, Actor actor, ContactRequestState to, String reason) {
        untied(request, actor);
        int decided = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update employer.contact_request
                        set state = :to, decided_at = :now, decided_by = :actor, decided_by_name = :name, reason = :reason
                        where public_id = :id and state = 'WAITING'
                        """)
                .bind("to", to.name())
                .bind("now", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("reason", reason)
                .bind("id", request)
                .execute());
        Row row = untied(request, actor);
        if (decided == 0) {
            throw new Rejected(Finding.of("REQUEST_DECIDED", null)
                    .having(
                            row.line().decidedBy(),
                            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                    .format(row.line().decidedAt().atZone(ClockProducer.ZONE))));
        }
        return row;
    }

    private Row untied(UUID request, Actor actor) {
        Row found = jdbi.withHandle(
                        handle -> handle.createQuery(REQUEST + " where r.public_id = :id and r.state <> 'UNCONFIRMED'")
                                .bind("id", request)
                                .map((row, context) -> new Row(
                                        line(row),
                                        new CreditCode(row.getString("credit_code")),
                                        row.getString("email"),
                                        row.getString("locale"),
                                        row.getLong("letter_file_id"),
                                        row.getString("letter_name"),
                                        row.getInt("letter_pages"),
                                        row.getString("reason"),
                                        instant(row.getObject("asked_at", OffsetDateTime.class)),
                                        row.getObject("consent_version", Integer.class)))
                                .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        requireUntied(actor, found.code().value());
        return found;
    }

    private static void requireUntied(Actor actor, String creditCode) {
        if (actor.ties().employers().contains(creditCode)) {
            throw new Rejected(Finding.of("CONFLICT_OF_INTEREST", null));
        }
    }

    private Employer known(UUID employer) {
        return employers.find(employer).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "reason"));
        }
        String plain = reason.strip();
        if (plain.length() > LONGEST_REASON) {
            throw new Rejected(Finding.of("TOO_LONG", "reason").having(plain.length(), LONGEST_REASON));
        }
        return plain;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
    }

    private static ContactRequestLine line(ResultSet row) throws SQLException {
        return new ContactRequestLine(
                row.getObject("public_id", UUID.class),
                row.getString("credit_code"),
                row.getString("name"),
                row.getString("contact"),
                ContactRequestState.valueOf(row.getString("state")),
                instant(row.getObject("confirmed_at", OffsetDateTime.class)),
                instant(row.getObject("decided_at", OffsetDateTime.class)),
                row.getString("decided_by_name"));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private record Row(
            ContactRequestLine line,
            CreditCode code,
            String email,
            String locale,
            long letter,
            String letterName,
            int pages,
            String reason,
            Instant askedAt,
            Integer consentVersion) {}
}
