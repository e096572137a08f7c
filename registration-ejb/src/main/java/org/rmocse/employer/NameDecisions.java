package org.rmocse.employer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
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
 * The ministry decides by its proof whether an employer's new name is entered. Once it is, the people registered there are told that a
 * change is to be filed (D5); their registrations keep the name they were granted with. Nobody decides who has declared a tie.
 */
@Stateless
public class NameDecisions {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 500;

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

    @Inject
    private Event<EmployerRenamed> renamed;

    public NameDecisions() {}

    NameDecisions(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Employers employers,
            EmployerContacts contacts,
            Documents documents,
            Notifications notifications,
            AuditTrail audit,
            Event<EmployerRenamed> renamed) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.employers = employers;
        this.contacts = contacts;
        this.documents = documents;
        this.notifications = notifications;
        this.audit = audit;
        this.renamed = renamed;
    }

    /**
     * New names of a state, at most {@value #PAGE}: those that wait the longest first, those decided the latest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public NewNameList list(NewNameState state, UUID after) {
        boolean waiting = state == NewNameState.WAITING;
        String at = waiting ? "asked_at" : "decided_at";
        String order = waiting ? "" : " desc";
        return jdbi.withHandle(handle -> {
            List<NewName> found = handle.createQuery(NewNames.COLUMNS + " where n.state = :state"
                            + " and (:after::uuid is null or (n." + at + ", n.id) " + (waiting ? ">" : "<")
                            + " (select l." + at
                            + ", l.id from employer.name_request l where l.public_id = :after::uuid))"
                            + " order by n." + at + order + ", n.id" + order + " limit :limit")
                    .bind("state", state.name())
                    .bind("after", after)
                    .bind("limit", PAGE + 1)
                    .map((row, context) -> NewNames.read(row))
                    .list();
            int count = handle.createQuery("select count(*) from employer.name_request where state = 'WAITING'")
                    .mapTo(Integer.class)
                    .one();
            boolean cut = found.size() > PAGE;
            return new NewNameList(
                    cut ? found.subList(0, PAGE) : found,
                    count,
                    cut ? found.get(PAGE - 1).publicId() : null);
        });
    }

    /** @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public NewName get(UUID request) {
        return untied(request, current.actor()).name();
    }

    /** The employer as it stands in the register now. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public Employer employer(UUID request) {
        return employers.find(new CreditCode(get(request).creditCode())).orElseThrow();
    }

    /** The document that proves it. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public Content proof(UUID request) {
        return documents.content(untied(request, current.actor()).proof());
    }

    /** A picture of one of its pages, counted from 0, at most that wide. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public byte[] preview(UUID request, int page, int maxWidth) {
        return documents.preview(untied(request, current.actor()).proof(), page, maxWidth);
    }

    /**
     * Enters the name; it joins the history from the day it is borne.
     *
     * @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST, or REQUEST_DECIDED with who and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void grant(UUID request) {
        Actor actor = current.actor();
        NewName name = decide(request, actor, NewNameState.GRANTED, null);
        String former = employer(request).name();
        employers.rename(new CreditCode(name.creditCode()), name.name(), name.since());
        audit.record(actor, "name.granted", "name_request", request, Map.of("from", former, "to", name.name()));
        tell(NoticeType.NEW_NAME_GRANTED, name, null);
        renamed.fire(new EmployerRenamed(name.creditCode(), former, name.name(), name.since()));
    }

    /**
     * Refuses it; the employer's contacts are told why.
     *
     * @throws Rejected NOT_FOUND, CONFLICT_OF_INTEREST, REASON_REQUIRED, TOO_LONG, or REQUEST_DECIDED with who and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void refuse(UUID request, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "reason"));
        }
        String why = reason.strip();
        if (why.length() > LONGEST_REASON) {
            throw new Rejected(Finding.of("TOO_LONG", "reason").having(why.length(), LONGEST_REASON));
        }
        Actor actor = current.actor();
        NewName name = decide(request, actor, NewNameState.REFUSED, why);
        audit.record(actor, "name.refused", "name_request", request, Map.of("reason", why));
        tell(NoticeType.NEW_NAME_REFUSED, name, why);
    }

    private void tell(NoticeType type, NewName name, String reason) {
        notifications.sendAll(contacts.mailboxes(name.creditCode()).stream()
                .map(contact -> {
                    Map<String, String> values = new HashMap<>(Map.of(
                            "name", contact.name(),
                            "employer", name.name(),
                            "link", Settings.current().url("/employer/name.xhtml")));
                    if (reason != null) {
                        values.put("reason", reason);
                    }
                    return new Notice(type, contact.email(), contact.locale(), name.publicId(), values);
                })
                .toList());
    }

    /** One conditional update: of two officers at once the second is told of the first. */
    private NewName decide(UUID request, Actor actor, NewNameState to, String reason) {
        untied(request, actor);
        int decided = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update employer.name_request
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
        NewName name = untied(request, actor).name();
        if (decided == 0) {
            throw new Rejected(Finding.of("REQUEST_DECIDED", null)
                    .having(
                            name.decidedBy(),
                            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                    .format(name.decidedAt().atZone(ClockProducer.ZONE))));
        }
        return name;
    }

    private Asked untied(UUID request, Actor actor) {
        Asked asked = jdbi.withHandle(handle -> handle.createQuery(NewNames.COLUMNS + " where n.public_id = :id")
                        .bind("id", request)
                        .map((row, context) -> new Asked(NewNames.read(row), row.getLong("proof_file_id")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        if (actor.ties().employers().contains(asked.name().creditCode())) {
            throw new Rejected(Finding.of("CONFLICT_OF_INTEREST", null));
        }
        return asked;
    }

    private record Asked(NewName name, long proof) {}
}
