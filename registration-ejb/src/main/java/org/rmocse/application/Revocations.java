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
import org.rmocse.certificate.Standing;
import org.rmocse.document.Documents;
import org.rmocse.document.StoredFile;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/**
 * The ministry revokes a registration (R22, R23). One officer writes down the ground, the facts and the day they were found,
 * adds the evidence and proposes; another one confirms or declines. With the confirmation, and in its transaction, the
 * register is written, the certificates become void, the bar begins and the person is told. What the person has on its way
 * stays where it lies, and cannot be approved any more. {@link RevocationQueries} reads.
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
    private Documents documents;

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
            Documents documents,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.policy = policy;
        this.people = people;
        this.register = register;
        this.entries = entries;
        this.documents = documents;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Begins a proposal about a registration, or opens the one the actor has begun before.
     *
     * @param registration the public id of the registration
     * @return the public id of the proposal
     * @throws Rejected NOT_FOUND, ALREADY_REVOKED, REVOCATION_OPEN where one waits for its decision, OWN_FILE or
     *     CONFLICT_OF_INTEREST
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public UUID begin(UUID registration) {
        Actor actor = current.actor();
        Registration held =
                register.byPublicId(registration).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        RevocationQueries.requireFair(actor, held.personId(), held.employerCode());
        requireRevocable(held);
        Person person = people.get(held.personId());
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.revocation as r (public_id, person_id, person_name, registration_number,
                            employer_code, employer_name, status, status_since, proposed_by, proposed_by_name)
                        values (:publicId, :person, :personName, :number, :employer, :employerName, 'DRAFT', :at, :actor, :name)
                        on conflict (person_id, proposed_by) where status = 'DRAFT' do update set person_name = excluded.person_name
                        returning public_id
                        """)
                .bind("publicId", PublicId.next())
                .bind("person", held.personId())
                .bind("personName", person.name())
                .bind("number", held.number())
                .bind("employer", held.employerCode())
                .bind("employerName", held.employerName())
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .mapTo(UUID.class)
                .one());
    }

    private void requireRevocable(Registration held) {
        if (held.standing() == Standing.REVOKED) {
            throw new Rejected(Finding.of("ALREADY_REVOKED", null, "R22"));
        }
        jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select proposed_by_name, proposed_at from application.revocation
                                where person_id = :person and status = 'PROPOSED'
                                """)
                        .bind("person", held.personId())
                        .map((row, context) -> Finding.of("REVOCATION_OPEN", null)
                                .having(
                                        row.getString("proposed_by_name"),
                                        RevocationQueries.time(row.getObject("proposed_at", OffsetDateTime.class))))
                        .findOne())
                .ifPresent(open -> {
                    throw new Rejected(open);
                });
    }

    /**
     * Keeps what is written so far, right or wrong; identity numbers in it are masked.
     *
     * @throws Rejected NOT_FOUND where the actor has no such draft
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void save(UUID revocation, RevocationGround ground, String facts, LocalDate foundOn) {
        int saved = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update application.revocation set ground = :ground, facts = :facts, found_on = :foundOn
                        where public_id = :id and status = 'DRAFT' and proposed_by = :actor
                        """)
                .bind("id", revocation)
                .bind("ground", ground == null ? null : ground.name())
                .bind("facts", facts == null || facts.isBlank() ? null : IdNumber.maskedIn(facts.strip()))
                .bind("foundOn", foundOn)
                .bind("actor", current.actor().accountId())
                .execute());
        if (saved == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }

    /**
     * Adds a piece of evidence to a draft: a picture or PDF, cleaned and sealed like every document (D13).
     *
     * @throws Rejected NOT_FOUND, FILES_TOO_MANY, or what {@link Documents#storeMaterial} finds
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void addEvidence(UUID revocation, Upload upload) {
        long draft = draft(revocation);
        int most = policy.at(today()).integer("material.max_files");
        int there = evidence(draft);
        if (there >= most) {
            throw new Rejected(Finding.of("FILES_TOO_MANY", "evidence", "D13").having(there, most));
        }
        StoredFile stored = documents.storeMaterial(upload);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.revocation_evidence (public_id, revocation_id, file_id, file_name, content_type, pages,
                            added_at)
                        values (:publicId, :revocation, :file, :name, :type, :pages, :at)
                        """)
                .bind("publicId", PublicId.next())
                .bind("revocation", draft)
                .bind("file", stored.id())
                .bind("name", stored.name())
                .bind("type", stored.contentType())
                .bind("pages", stored.pages())
                .bind("at", OffsetDateTime.now(clock))
                .execute());
    }

    /** Takes a piece of evidence off a draft. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void removeEvidence(UUID revocation, UUID evidence) {
        long draft = draft(revocation);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from application.revocation_evidence where revocation_id = :draft and public_id = :evidence")
                .bind("draft", draft)
                .bind("evidence", evidence)
                .execute());
    }

    /** Throws a draft of the actor's away. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void discard(UUID revocation) {
        long draft = draft(revocation);
        jdbi.useHandle(handle -> {
            handle.execute("delete from application.revocation_evidence where revocation_id = ?", draft);
            handle.execute("delete from application.revocation where id = ?", draft);
        });
    }

    /**
     * Lays a draft before the other officers of the ministry; from then on it stays as it is.
     *
     * @throws Rejected REQUIRED, TOO_LONG, DATE_IN_FUTURE, FILE_MISSING, each at its field; ALREADY_REVOKED or
     *     REVOCATION_OPEN where somebody came first
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void propose(UUID revocation) {
        Actor actor = current.actor();
        long draft = draft(revocation);
        RevocationView.Written written = jdbi.withHandle(handle -> handle.createQuery(
                        "select person_id, ground, facts, found_on from application.revocation where id = :id")
                .bind("id", draft)
                .map((row, context) -> RevocationQueries.written(row))
                .one());
        requireComplete(written, evidence(draft));
        entries.hold(List.of(written.personId()));
        Registration held = register.ofPerson(written.personId()).orElseThrow();
        RevocationQueries.requireFair(actor, held.personId(), held.employerCode());
        requireRevocable(held);
        String number = nextNumber();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.revocation set status = 'PROPOSED', status_since = :at, proposed_at = :at, number = :number
                        where id = :id
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("number", number)
                .bind("id", draft)
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
     * @throws Rejected TOO_LONG, PROPOSED_YOURSELF, OWN_FILE, CONFLICT_OF_INTEREST, ALREADY_REVOKED, or REVOCATION_DECIDED with by
     *     whom and when
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void confirm(UUID revocation, String note) {
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

    /** The key of a draft of the actor's, held until the transaction ends. */
    private long draft(UUID revocation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id from application.revocation
                                where public_id = :id and status = 'DRAFT' and proposed_by = :actor for update
                                """)
                        .bind("id", revocation)
                        .bind("actor", current.actor().accountId())
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private int evidence(long draft) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from application.revocation_evidence where revocation_id = :draft")
                .bind("draft", draft)
                .mapTo(Integer.class)
                .one());
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
