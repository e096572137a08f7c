package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/** The filters an officer keeps, for each desk a few; nobody else sees them. */
@Stateless
public class SavedViews {

    /** As many as are still found at a glance. */
    public static final int MOST = 12;

    private static final int LONGEST = 40;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    public SavedViews() {}

    SavedViews(Jdbi jdbi, Clock clock, CurrentActor current) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
    }

    /** What the actor keeps at this desk, by name. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<SavedView> list(Desk desk) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, name, address from application.saved_view
                        where account_id = :actor and desk = :desk order by name, id
                        """)
                .bind("actor", current.actor().accountId())
                .bind("desk", desk.name())
                .map((row, context) -> new SavedView(
                        row.getObject("public_id", UUID.class), row.getString("name"), row.getString("address")))
                .list());
    }

    /**
     * Keeps a filter under a name; one that is kept under it already gives way.
     *
     * @throws Rejected REQUIRED or TOO_LONG for the name, TOO_MANY_VIEWS beyond {@value #MOST}
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public void keep(Desk desk, String name, QueueFilter filter) {
        Actor actor = current.actor();
        if (name == null || name.isBlank()) {
            throw new Rejected(Finding.of("REQUIRED", "viewName"));
        }
        if (name.strip().length() > LONGEST) {
            throw new Rejected(
                    Finding.of("TOO_LONG", "viewName").having(name.strip().length(), LONGEST));
        }
        int kept = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into application.saved_view (public_id, account_id, desk, name, address, saved_at)
                        select :id, :actor, :desk, :name, :address, :at
                        where (select count(*) from application.saved_view
                               where account_id = :actor and desk = :desk and name <> :name) < :most
                        on conflict (account_id, desk, name) do update
                        set address = excluded.address, saved_at = excluded.saved_at
                        """)
                .bind("id", PublicId.next())
                .bind("actor", actor.accountId())
                .bind("desk", desk.name())
                .bind("name", name.strip())
                .bind("address", filter.address())
                .bind("at", OffsetDateTime.now(clock))
                .bind("most", MOST)
                .execute());
        if (kept == 0) {
            throw new Rejected(Finding.of("TOO_MANY_VIEWS", "viewName").having(null, MOST));
        }
    }

    /** Drops one of the actor's; anything else is left alone. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public void drop(UUID view) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from application.saved_view where public_id = :id and account_id = :actor")
                .bind("id", view)
                .bind("actor", current.actor().accountId())
                .execute());
    }
}
