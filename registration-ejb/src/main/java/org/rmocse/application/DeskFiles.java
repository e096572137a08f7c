package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** The one place where it is settled whether a file lies on a desk of an officer's, and in whose hands. */
@ApplicationScoped
class DeskFiles {

    private Jdbi jdbi;

    protected DeskFiles() {}

    @Inject
    DeskFiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param scope whose desk it lies on: the agency's key, or 0 for the whole country's
     * @param officerId who has it in hand; null for nobody
     */
    record DeskFile(
            long id,
            ApplicationKind kind,
            Status status,
            long scope,
            Long agencyId,
            long personId,
            String employerCode,
            String receiptNumber,
            LocalDate dueOn,
            Long officerId) {

        /** The role whose holders review files at this stage. */
        Role role() {
            return status.turn() == Turn.AGENCY ? Role.AGENCY_REVIEWER : Role.FINAL_REVIEWER;
        }
    }

    /** A file on a desk of the actor's, an agency's officer's in the own agency only; empty for any other. */
    Optional<DeskFile> find(UUID publicId, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select w.application_id, w.kind, w.status, w.desk_of, w.agency_id, w.person_id, w.due_on, w.officer_id,
                                       a.employer_code, a.receipt_number
                                from application.work_item w join application.application a on a.id = w.application_id
                                where w.public_id = :id and (:agency::bigint is null or w.agency_id = :agency)
                                """)
                        .bind("id", publicId)
                        .bind("agency", actor.agencyId())
                        .map((row, context) -> new DeskFile(
                                row.getLong("application_id"),
                                ApplicationKind.valueOf(row.getString("kind")),
                                Status.valueOf(row.getString("status")),
                                row.getLong("desk_of"),
                                row.getObject("agency_id", Long.class),
                                row.getLong("person_id"),
                                row.getString("employer_code"),
                                row.getString("receipt_number"),
                                row.getObject("due_on", LocalDate.class),
                                row.getObject("officer_id", Long.class)))
                        .findOne())
                .filter(found -> Desk.of(actor, found.status()).isPresent());
    }

    /** The same for whoever may lay it back, bound to it or not. @throws Rejected NOT_FOUND for a file on no desk of the actor's */
    DeskFile lying(UUID publicId, Actor actor) {
        return find(publicId, actor).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** @throws Rejected NOT_FOUND for a file on no desk of the actor's, CONFLICT_OF_INTEREST */
    DeskFile get(UUID publicId, Actor actor) {
        DeskFile file = lying(publicId, actor);
        Fairness.requireNoTie(actor, file.personId(), file.employerCode());
        return file;
    }

    /** @throws Rejected as {@link #get}, and NOT_IN_HAND unless the actor has it in hand */
    DeskFile inHand(UUID publicId, Actor actor) {
        DeskFile file = get(publicId, actor);
        if (file.officerId() == null || file.officerId() != actor.accountId()) {
            throw new Rejected(Finding.of("NOT_IN_HAND", null));
        }
        return file;
    }
}
