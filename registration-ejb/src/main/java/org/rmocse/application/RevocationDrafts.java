package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.Registration;
import org.rmocse.document.Documents;
import org.rmocse.document.StoredFile;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/**
 * An officer of the ministry writes down why a registration is to be revoked: the ground, the facts, the day they were found,
 * and the evidence. What is written is the officer's own until {@link Revocations#propose} lays it before the others.
 */
@Stateless
public class RevocationDrafts {

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
    private Documents documents;

    public RevocationDrafts() {}

    RevocationDrafts(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Policy policy,
            People people,
            Register register,
            Documents documents) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.policy = policy;
        this.people = people;
        this.register = register;
        this.documents = documents;
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
        RevocationDraft.requireRevocable(jdbi, actor, held);
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
        RevocationDraft draft = own(revocation);
        int most = policy.at(LocalDate.now(clock)).integer("material.max_files");
        int there = draft.evidence(jdbi);
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
                .bind("revocation", draft.id())
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
        RevocationDraft draft = own(revocation);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from application.revocation_evidence where revocation_id = :draft and public_id = :evidence")
                .bind("draft", draft.id())
                .bind("evidence", evidence)
                .execute());
    }

    /** Throws a draft of the actor's away. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void discard(UUID revocation) {
        long draft = own(revocation).id();
        jdbi.useHandle(handle -> {
            handle.execute("delete from application.revocation_evidence where revocation_id = ?", draft);
            handle.execute("delete from application.revocation where id = ?", draft);
        });
    }

    private RevocationDraft own(UUID revocation) {
        return RevocationDraft.own(jdbi, revocation, current.actor());
    }
}
