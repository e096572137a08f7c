package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.Officer;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Who gets which files: an agency's manager gives the agency's to its reviewers, the officers of the centre and of the ministry
 * give theirs to one another. Whoever had a file in hand is told.
 */
@Stateless
public class Assignments {

    private static final int TOLD = 20;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private AuditTrail audit;

    public Assignments() {}

    Assignments(Jdbi jdbi, Clock clock, CurrentActor current, AccountDirectory accounts, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Whether the actor gives files of this status to others. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public boolean assigns(Status status) {
        Actor actor = current.actor();
        return Desk.of(actor, status)
                .filter(desk -> desk.isAssignedBy(actor) && desk.inHand().contains(status))
                .isPresent();
    }

    /** Those who decide at this desk, by name, an agency's in the own agency only; nobody at a desk that is not the actor's. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Officer> colleagues(Desk desk) {
        Actor actor = current.actor();
        return desk.isOpenTo(actor) ? accounts.officers(desk.examiner(), desk.agency(actor)) : List.of();
    }

    /**
     * Puts files into a colleague's hand, whoever had them.
     *
     * @param desk where they lie
     * @param files their public ids
     * @param colleague the public id of an officer of this desk
     * @return how many are in the colleague's hand now; the others have left the desk, or fairness keeps the colleague from them
     * @throws Rejected NOT_FOUND at a desk that is not the actor's or for somebody who does not decide there; NOT_ASSIGNED where
     *     none could be given
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public int assign(Desk desk, List<UUID> files, UUID colleague) {
        Actor actor = current.actor();
        if (!desk.isOpenTo(actor) || !desk.isAssignedBy(actor)) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        Actor officer = accounts.officer(colleague, desk.examiner(), desk.agency(actor))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", "colleague")));
        OffsetDateTime at = OffsetDateTime.now(clock);
        List<UUID> given = jdbi.withHandle(handle -> {
            List<Held> before = held(handle, desk.scope(actor), files);
            List<UUID> there = Claims.give(
                    handle,
                    desk,
                    desk.scope(actor),
                    before.stream().map(Held::id).toList(),
                    officer,
                    at.toInstant(),
                    true);
            tell(handle, before, there, officer, actor, at);
            return there;
        });
        if (given.isEmpty()) {
            throw new Rejected(Finding.of("NOT_ASSIGNED", null).having(officer.name(), null));
        }
        audit.recordAll(actor, "application.assigned", "application", given, Map.of("to", officer.name()));
        return given.size();
    }

    /** What was in the actor's hand and was given to somebody else, the latest first, until the actor has noted it. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<HandedOver> handedOver() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select h.id, a.person_name, a.receipt_number, h.to_name, h.by_name, h.at
                        from application.hand_over h join application.application a on a.id = h.application_id
                        where h.from_officer_id = :actor and h.seen_at is null order by h.id desc limit :limit
                        """)
                .bind("actor", current.actor().accountId())
                .bind("limit", TOLD)
                .map((row, context) -> new HandedOver(
                        row.getLong("id"),
                        row.getString("person_name"),
                        row.getString("receipt_number"),
                        row.getString("to_name"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /**
     * The actor has noted what was handed over.
     *
     * @param latest the number of the latest that was shown; later ones stay
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public void noted(long latest) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.hand_over set seen_at = :at
                        where from_officer_id = :actor and seen_at is null and id <= :latest
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", current.actor().accountId())
                .bind("latest", latest)
                .execute());
    }

    private record Held(long id, UUID publicId, Long officer) {}

    /** The files as they are held now, which nobody changes until the transaction ends. */
    private static List<Held> held(Handle handle, long scope, Collection<UUID> files) {
        return handle.createQuery(
                        """
                        select application_id, public_id, officer_id from application.work_item
                        where public_id = any(:files) and desk_of = :scope order by application_id for update
                        """)
                .bind("files", files.toArray(UUID[]::new))
                .bind("scope", scope)
                .map((row, context) -> new Held(
                        row.getLong("application_id"),
                        row.getObject("public_id", UUID.class),
                        row.getObject("officer_id", Long.class)))
                .list();
    }

    private static void tell(
            Handle handle, List<Held> before, List<UUID> there, Actor officer, Actor actor, OffsetDateTime at) {
        Set<UUID> given = new HashSet<>(there);
        List<Held> taken = before.stream()
                .filter(file -> given.contains(file.publicId()))
                .filter(file -> file.officer() != null
                        && file.officer() != officer.accountId()
                        && file.officer() != actor.accountId())
                .toList();
        handle.createUpdate(
                        """
                        insert into application.hand_over (application_id, from_officer_id, to_name, by_name, at)
                        select file, officer, :to, :by, :at from unnest(:files, :officers) as t(file, officer)
                        """)
                .bind("to", officer.name())
                .bind("by", actor.name())
                .bind("at", at)
                .bind("files", taken.stream().map(Held::id).toArray(Long[]::new))
                .bind("officers", taken.stream().map(Held::officer).toArray(Long[]::new))
                .execute();
    }
}
