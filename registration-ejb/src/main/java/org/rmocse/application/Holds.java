package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.application.DeskFiles.DeskFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Files that an officer sets aside for a reason, until a day where one is known. It stops no clock, and whatever is decided
 * about the file lifts it ({@link Moves}).
 */
@Stateless
public class Holds {

    private static final int LONGEST_REASON = 500;
    private static final String HELD =
            "select w.public_id, w.person_name, w.held_reason, w.held_until, w.held_by, w.held_at from application.work_item w"
                    + " join application.application a on a.id = w.application_id where w.held_reason is not null and "
                    + Fairness.UNTIED;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private DeskFiles files;

    @Inject
    private AuditTrail audit;

    public Holds() {}

    Holds(Jdbi jdbi, Clock clock, CurrentActor current, DeskFiles files, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.files = files;
        this.audit = audit;
    }

    /**
     * Sets a file aside that the actor has in hand; said again, the last reason and day count.
     *
     * @param until the day it is to be taken up again; null for none
     * @throws Rejected REASON_REQUIRED, TOO_LONG, DAY_PAST for a day before tomorrow, NOT_IN_HAND, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void setAside(UUID publicId, String reason, LocalDate until) {
        Actor actor = current.actor();
        if (reason == null || reason.isBlank()) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "aside"));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Rejected(Finding.of("TOO_LONG", "aside").having(reason.length(), LONGEST_REASON));
        }
        if (until != null && !until.isAfter(LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE))) {
            throw new Rejected(Finding.of("DAY_PAST", "until"));
        }
        DeskFile file = files.inHand(publicId, actor);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.work_item
                        set held_reason = :reason, held_until = :until, held_by = :by, held_at = :at
                        where application_id = :id
                        """)
                .bind("reason", reason.strip())
                .bind("until", until)
                .bind("by", actor.name())
                .bind("at", OffsetDateTime.now(clock))
                .bind("id", file.id())
                .execute());
        audit.record(actor, "application.set_aside", "application", publicId, Map.of("reason", reason.strip()));
    }

    /**
     * Takes a file up again that was set aside and is in no other officer's hands.
     *
     * @throws Rejected NOT_IN_HAND, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void lift(UUID publicId) {
        Actor actor = current.actor();
        DeskFile file = files.get(publicId, actor);
        if (file.officerId() != null && file.officerId() != actor.accountId()) {
            throw new Rejected(Finding.of("NOT_IN_HAND", null));
        }
        int lifted = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update application.work_item set held_reason = null, held_until = null, held_by = null, held_at = null
                        where application_id = :id and held_reason is not null
                        """)
                .bind("id", file.id())
                .execute());
        if (lifted > 0) {
            audit.record(actor, "application.taken_up", "application", publicId, Map.of());
        }
    }

    /** How a file is set aside; empty where it is not, or lies on no desk of the actor's. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Optional<Hold> of(UUID publicId) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(
                        HELD + " and w.public_id = :id and (:agency::bigint is null or w.agency_id = :agency)")
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new))
                .bind("id", publicId)
                .bind("agency", actor.agencyId())
                .map((row, context) -> Hold.read(row))
                .findOne());
    }

    /** The files the actor has in hand and has set aside, those to be taken up first at the beginning. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Hold> mine() {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(
                        HELD + " and w.officer_id = :actor order by w.held_until nulls last, w.application_id limit 50")
                .bind("actor", actor.accountId())
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new))
                .map((row, context) -> Hold.read(row))
                .list());
    }
}
