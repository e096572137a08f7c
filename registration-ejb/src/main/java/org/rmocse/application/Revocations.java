package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.RegisterEntries;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Revoked;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * The ministry revokes a registration (R22, R23). One officer, who has written it down with {@link RevocationDrafts}, proposes;
 * another one confirms or declines. With the confirmation, and in its transaction, the register is written, the certificates
 * become void, the bar begins and the person is told. What the person has on its way stays where it lies, and cannot be approved
 * any more. {@link RevocationQueries} reads.
 */
@Stateless
public class Revocations {

    private static final int LONGEST = 2000;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Policy policy;

    @Inject
    private People people;

    @Inject
    private Register register;

    @Inject
    private RegisterEntries entries;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public Revocations() {}

    Revocations(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Policy policy,
            People people,
            Register register,
            RegisterEntries entries,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.policy = policy;
        this.people = people;
        this.register = register;
        this.entries = entries;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Lays a draft before the other officers of the ministry; from then on it stays as it is.
     *
     * @throws Rejected NOT_FOUND where the actor has no such draft; REQUIRED, TOO_LONG, DATE_IN_FUTURE, FILE_MISSING, each at its
     *     field; OWN_FILE or CONFLICT_OF_INTEREST; ALREADY_REVOKED or REVOCATION_OPEN where somebody came first
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void propose(UUID revocation) {
        Actor actor = current.actor();
        RevocationDraft draft = RevocationDraft.own(jdbi, revocation, actor);
        RevocationView.Written written = draft.written();
        requireComplete(written, draft.evidence(jdbi));
        entries.hold(List.of(written.personId()));
        Registration held = register.ofPerson(written.personId()).orElseThrow();
        RevocationDraft.requireRevocable(jdbi, actor, held);
        String number = nextNumber();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.revocation set status = 'PROPOSED', status_since = :at, proposed_at = :at, number = :number
                        where id = :id
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("number", number)
                .bind("id", draft.id())
                .execute());
        audit.record(
                actor,
                "revocation.proposed",
                "revocation",
                revocation,
                Map.of("registration", held.number(), "ground", written.ground().name()));
    }

    private void requireComplete(RevocationView.Written written, int evidence) {
        List<Finding> findings = new ArrayList<>();
        if (written.ground() == null) {
            findings.add(Finding.of("REQUIRED", "ground"));
        }
        if (written.facts() == null) {
            findings.add(Finding.of("REQUIRED", "facts"));
        } else if (written.facts().length() > LONGEST) {
            findings.add(Finding.of("TOO_LONG", "facts").having(written.facts().length(), LONGEST));
        }
        if (written.foundOn() == null) {
            findings.add(Finding.of("REQUIRED", "foundOn"));
        } else if (written.foundOn().isAfter(today())) {
            findings.add(Finding.of("DATE_IN_FUTURE", "foundOn"));
        }
        if (evidence == 0) {
            findings.add(Finding.of("FILE_MISSING", "evidence", "D13"));
        }
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }

    /**
     * Takes a proposal of the actor's back.
     *
     * @throws Rejected ONLY_PROPOSER, or REVOCATION_DECIDED with by whom and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void withdraw(UUID revocation) {
        Actor actor = current.actor();
        int withdrawn = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                                update application.revocation
                                set status = 'WITHDRAWN', status_since = :at, decided_by = :actor, decided_by_name = :name,
                                    decided_at = :at
                                where public_id = :id and status = 'PROPOSED' and proposed_by = :actor
                                """)
                .bind("actor", actor.accountId())
                .bind("id", revocation)
                .bind("at", OffsetDateTime.now(clock))
                .bind("name", actor.name())
                .execute());
        if (withdrawn == 0) {
            throw new Rejected(RevocationQueries.whyNot(jdbi, revocation, actor, true));
        }
        audit.record(actor, "revocation.withdrawn", "revocation", revocation, Map.of());
    }

    /**
     * Declines a proposal of somebody else's, saying why.
     *
     * @throws Rejected REASON_REQUIRED, TOO_LONG, PROPOSED_YOURSELF, OWN_FILE, CONFLICT_OF_INTEREST, or REVOCATION_DECIDED with by
     *     whom and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void decline(UUID revocation, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "note"));
        }
        decide(revocation, RevocationStatus.DECLINED, reason, null, null, clock.instant());
    }

    /**
     * Confirms a proposal of somebody else's: the registration is revoked from today on, everything made for it is void, and the
     * person is barred (R22).
     *
     * @param note for the record; may be empty
     * @throws Rejected PROOF_NEEDED where the actor has to prove once more who it is; TOO_LONG, PROPOSED_YOURSELF, OWN_FILE,
     *     CONFLICT_OF_INTEREST, ALREADY_REVOKED, or REVOCATION_DECIDED with by whom and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void confirm(UUID revocation, String note) {
        current.requireProof();
        Instant at = clock.instant();
        LocalDate today = today();
        LocalDate until = EligibilityRules.barredUntil(today, policy.at(today));
        RevocationView.Written written = decide(revocation, RevocationStatus.CONFIRMED, note, today, until, at);
        Actor actor = current.actor();
        entries.revoke(
                new Revoked(revocation, written.personId(), written.ground().rule()), actor, at);
        Registration revoked = register.ofPerson(written.personId()).orElseThrow();
        Person person = people.get(written.personId());
        notifications.send(RevocationNotice.of(
                person, revocation, revoked, written.ground(), until, OpenFile.of(jdbi, written.personId())));
    }

    /** One conditional update decides; four eyes, an own matter and ties are among its conditions. */
    private RevocationView.Written decide(
            UUID revocation, RevocationStatus to, String note, LocalDate revokedOn, LocalDate until, Instant at) {
        if (note != null && note.length() > LONGEST) {
            throw new Rejected(Finding.of("TOO_LONG", "note").having(note.length(), LONGEST));
        }
        Actor actor = current.actor();
        RevocationView.Written decided = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                update application.revocation
                                set status = :to, status_since = :at, decided_by = :actor, decided_by_name = :name, decided_at = :at,
                                    decision_note = :note, revoked_on = :revokedOn, barred_until = :until
                                where public_id = :id and status = 'PROPOSED' and proposed_by <> :actor
                                  and person_id is distinct from :ownPerson::bigint
                                  and not (person_id = any(:tiedPeople) or employer_code = any(:tiedEmployers))
                                returning person_id, ground, facts, found_on
                                """)
                        .bind("id", revocation)
                        .bind("to", to.name())
                        .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                        .bind("actor", actor.accountId())
                        .bind("name", actor.name())
                        .bind("note", note == null || note.isBlank() ? null : IdNumber.maskedIn(note.strip()))
                        .bind("revokedOn", revokedOn)
                        .bind("until", until)
                        .bind("ownPerson", actor.personId())
                        .bind("tiedPeople", actor.ties().people().toArray(Long[]::new))
                        .bind("tiedEmployers", actor.ties().employers().toArray(String[]::new))
                        .map((row, context) -> RevocationQueries.written(row))
                        .findOne())
                .orElseThrow(() -> new Rejected(RevocationQueries.whyNot(jdbi, revocation, actor, false)));
        audit.record(
                actor,
                to == RevocationStatus.CONFIRMED ? "revocation.confirmed" : "revocation.declined",
                "revocation",
                revocation,
                Map.of("ground", decided.ground().name()));
        return decided;
    }

    private String nextNumber() {
        int year = today().getYear();
        int next = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.batch_counter as c (name, year, last_number) values ('REVOCATION', :year, 1)
                        on conflict (name, year) do update set last_number = c.last_number + 1 returning last_number
                        """)
                .bind("year", year)
                .mapTo(Integer.class)
                .one());
        return String.format("CX%04d%06d", year, next);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
    }
}
