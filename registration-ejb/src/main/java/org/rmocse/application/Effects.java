package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.application.ApplicationView.Original;
import org.rmocse.certificate.Register;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** Tells officers what approving a reissue, a cancellation or another matter does, computed from the register of today. */
@Stateless
public class Effects {

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    @Inject
    private FilingFacts facts;

    @Inject
    private People people;

    @Inject
    private Register register;

    public Effects() {}

    Effects(Jdbi jdbi, CurrentActor current, FilingFacts facts, People people, Register register) {
        this.jdbi = jdbi;
        this.current = current;
        this.facts = facts;
        this.people = people;
        this.register = register;
    }

    /**
     * What approving this file would do; empty for a kind of registration, and once nothing can be approved any more.
     *
     * @param language the language it is wanted in
     * @throws Rejected NOT_FOUND where the file is not the actor's to see, or CONFLICT_OF_INTEREST
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Optional<Effect> of(UUID application, Locale language) {
        record File(
                long id,
                ApplicationKind kind,
                Status status,
                long personId,
                String employerCode,
                boolean inBatch,
                Original original) {}
        Actor actor = current.actor();
        File file = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select a.id, a.kind, a.status, a.person_id, a.employer_code, a.approval_batch_id, a.original_due, a.original_received_at,
                                       a.original_received_by
                                from application.application a where a.public_id = :id and
                                """
                                        + ApplicationQueries.VISIBLE)
                        .bind("id", application)
                        .bind("person", actor.personId())
                        .bind("agency", actor.agencyId())
                        .bind("national", actor.has(Role.FINAL_REVIEWER) || actor.has(Role.MINISTRY_OFFICER))
                        .map((row, context) -> {
                            OffsetDateTime received = row.getObject("original_received_at", OffsetDateTime.class);
                            return new File(
                                    row.getLong("id"),
                                    ApplicationKind.valueOf(row.getString("kind")),
                                    Status.valueOf(row.getString("status")),
                                    row.getLong("person_id"),
                                    row.getString("employer_code"),
                                    row.getObject("approval_batch_id") != null,
                                    new Original(
                                            row.getBoolean("original_due"),
                                            received == null ? null : received.toInstant(),
                                            row.getString("original_received_by")));
                        })
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        Fairness.requireNoTie(actor, file.personId(), file.employerCode());
        Section.MatterSection matter = facts.matters(List.of(file.id())).get(file.id());
        if (file.kind().registers() || !file.status().isOpen() || matter == null) {
            return Optional.empty();
        }
        return Optional.of(new Effect(
                EffectWords.of(
                        new EffectWords.Facts(
                                file.kind(),
                                matter,
                                file.original(),
                                people.get(file.personId()),
                                register.ofPerson(file.personId()),
                                register.liveCopies(file.personId())),
                        language),
                file.status() == Status.AWAITING_APPROVAL,
                file.inBatch()));
    }
}
