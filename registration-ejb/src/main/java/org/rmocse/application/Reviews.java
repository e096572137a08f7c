package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.RequestedNumbers;
import org.rmocse.application.DeskFiles.DeskFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * What officers decide at the agency's and the centre's desk, one file at a time; {@link WorkQueue} brings it into their hand.
 * Each decision is a move of the table.
 */
@Stateless
public class Reviews {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Moves moves;

    @Inject
    private People people;

    @Inject
    private RequestedNumbers numbers;

    @Inject
    private AuditTrail audit;

    @Inject
    private Rounds rounds;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private DeskFiles files;

    public Reviews() {}

    Reviews(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Moves moves,
            People people,
            RequestedNumbers numbers,
            AuditTrail audit,
            Rounds rounds,
            AccountDirectory accounts,
            DeskFiles files) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.moves = moves;
        this.people = people;
        this.numbers = numbers;
        this.audit = audit;
        this.rounds = rounds;
        this.accounts = accounts;
        this.files = files;
    }

    /** Whether the actor may compare identity numbers with files of this status: where the actor examines them. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public boolean reveals(Status status) {
        Actor actor = current.actor();
        return Desk.of(actor, status)
                .filter(desk -> desk != Desk.MINISTRY && desk.isTakenBy(actor, status))
                .isPresent();
    }

    /** Accepts a file for examination (R14). */
    @RolesAllowed(RoleNames.AGENCY_REVIEWER)
    public void accept(UUID publicId) {
        decide(Action.ACCEPT, publicId, Decision.NONE);
    }

    /**
     * Returns a file for correction, naming every gap at once (R14). From the second time on only what was flagged or changed
     * before can be flagged; anything else needs a note that says why, for the record (D22).
     *
     * @throws Rejected LATE_REASON without that note; REASON_REQUIRED, REASON_NOT_FIXABLE or REASON_TEXT_REQUIRED
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void returnForCorrection(UUID publicId, List<ReasonGiven> reasons, String note) {
        Decision decision = reasoned(reasons, true, note);
        Actor actor = current.actor();
        long id = idOfAny(publicId, actor);
        // late is what could have been flagged before: neither flagged then nor changed since (D22)
        if (decision.note() == null && rounds.late(List.of(id), reasons).contains(id)) {
            throw new Rejected(Finding.of("LATE_REASON", "note", "D22"));
        }
        moves.performOne(Action.RETURN, id, actor, clock.instant(), decision);
    }

    /**
     * Notes that the damaged item, or the certificate given back, was received at the agency; the file can go on then (D21).
     *
     * @throws Rejected ORIGINAL_NOT_DUE where none is expected, or it was received before
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.AGENCY_MANAGER})
    public void receiveOriginal(UUID publicId) {
        Actor actor = current.actor();
        long id = files.get(publicId, actor).id();
        int noted = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update application.application set original_received_at = :at, original_received_by = :name
                        where id = :id and original_due and original_received_at is null
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("name", actor.name())
                .bind("id", id)
                .execute());
        if (noted == 0) {
            throw new Rejected(Finding.of("ORIGINAL_NOT_DUE", null, "D21"));
        }
        audit.record(actor, "application.original_received", "application", publicId, Map.of());
    }

    /** Passes a file at the agency; with a first registration the photo holding the ID card is accepted, and who it is (D28). */
    @RolesAllowed(RoleNames.AGENCY_REVIEWER)
    public void passInitial(UUID publicId, String opinion) {
        Moved file = decide(Action.PASS_INITIAL, publicId, Decision.noted(opinion));
        if (file.kind() == ApplicationKind.INITIAL) {
            accounts.confirmIdentities(List.of(file.personId()));
        }
    }

    /** Refuses at the agency, with written reasons (R17). */
    @RolesAllowed(RoleNames.AGENCY_REVIEWER)
    public void refuseInitial(UUID publicId, List<ReasonGiven> reasons, String note) {
        decide(Action.REFUSE_INITIAL, publicId, reasoned(reasons, false, note));
    }

    /** Takes back an initial pass that has not been reported; the history keeps it. */
    @RolesAllowed(RoleNames.AGENCY_REVIEWER)
    public void takeBackInitial(UUID publicId, String note) {
        decide(Action.TAKE_BACK_INITIAL, publicId, Decision.noted(note));
    }

    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public void passFinal(UUID publicId, String opinion) {
        decide(Action.PASS_FINAL, publicId, Decision.noted(opinion));
    }

    /** Sends a single file back to the agency, saying why. */
    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public void sendBack(UUID publicId, String note) {
        if (note == null || note.isBlank()) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "note"));
        }
        decide(Action.SEND_BACK, publicId, Decision.noted(note));
    }

    /** Refuses at the centre, with written reasons (R17). */
    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public void refuseFinal(UUID publicId, List<ReasonGiven> reasons, String note) {
        decide(Action.REFUSE_FINAL, publicId, reasoned(reasons, false, note));
    }

    /** Takes back a final pass that is in no approval batch yet; the history keeps it. */
    @RolesAllowed(RoleNames.FINAL_REVIEWER)
    public void takeBackFinal(UUID publicId, String note) {
        decide(Action.TAKE_BACK_FINAL, publicId, Decision.noted(note));
    }

    /**
     * Shows the applicant's identity number to the officer who has the file, and the one to be borne from now on where the file
     * asks for one, to be compared with its proof; the reason is logged with each.
     *
     * @throws Rejected REASON_REQUIRED
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public RevealedNumbers revealIdNumber(UUID publicId, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "reveal"));
        }
        Actor actor = current.actor();
        DeskFile file = files.get(publicId, actor);
        return new RevealedNumbers(
                people.reveal(actor, file.personId(), reason).value(),
                file.kind() == ApplicationKind.OTHER_MATTER
                        ? numbers.reveal(actor, file.personId(), reason)
                                .map(IdNumber::value)
                                .orElse(null)
                        : null);
    }

    private Moved decide(Action action, UUID publicId, Decision decision) {
        Actor actor = current.actor();
        return moves.performOne(action, idOfAny(publicId, actor), actor, clock.instant(), decision);
    }

    static Decision reasoned(List<ReasonGiven> reasons, boolean fixable, String note) {
        List<Finding> findings = new ArrayList<>();
        if (reasons.isEmpty()) {
            findings.add(Finding.of("REASON_REQUIRED", "reasons"));
        }
        for (ReasonGiven reason : reasons) {
            if (fixable && !reason.code().isFixable()) {
                findings.add(Finding.of("REASON_NOT_FIXABLE", "reasons"));
            }
            if (reason.text() == null || reason.text().isBlank()) {
                findings.add(Finding.of("REASON_TEXT_REQUIRED", "reasons"));
            }
        }
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        return new Decision(note == null || note.isBlank() ? null : note.strip(), List.copyOf(reasons));
    }

    /** The key of a file that may have left the desk meanwhile, so that the actor is told by whom. */
    private long idOfAny(UUID publicId, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id from application.application
                                where public_id = :id and status <> 'DRAFT' and (:agency::bigint is null or agency_id = :agency)
                                """)
                        .bind("id", publicId)
                        .bind("agency", actor.agencyId())
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }
}
