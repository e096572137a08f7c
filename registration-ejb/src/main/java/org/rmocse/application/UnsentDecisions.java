package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.notification.Letter;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * What an officer has written on a file and not sent: kept as it is typed, so that neither an expired session nor another
 * officer's decision loses it, and shown as the letter it would become.
 */
@Stateless
public class UnsentDecisions {

    private static final Jsonb JSON = JsonbBuilder.create();
    private static final int LONGEST_NOTE = 4000;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Calendar calendar;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private MoveNotices notices;

    @Inject
    private Notifications notifications;

    public UnsentDecisions() {}

    UnsentDecisions(
            Jdbi jdbi,
            Clock clock,
            Calendar calendar,
            CurrentActor current,
            People people,
            MoveNotices notices,
            Notifications notifications) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.current = current;
        this.people = people;
        this.notices = notices;
        this.notifications = notifications;
    }

    /**
     * What one officer wrote.
     *
     * @param note null where nothing was noted
     */
    public record Unsent(String note, List<ReasonGiven> reasons) {}

    /**
     * Keeps what the actor has written on a file of an own desk, where it is still the actor's to decide; nothing written
     * forgets it.
     *
     * @throws Rejected TOO_LONG, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public void keep(UUID publicId, String note, List<ReasonGiven> reasons) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new Rejected(Finding.of("TOO_LONG", "note").having(note.length(), LONGEST_NOTE));
        }
        Actor actor = current.actor();
        OnDesk file = file(publicId, actor);
        if ((note == null || note.isBlank()) && reasons.isEmpty()) {
            forget(publicId);
            return;
        }
        if (!isDecidable(file, actor)) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.unsent_decision as u (application_id, account_id, round, note, reasons, saved_at)
                        values (:application, :account, :round, :note, :reasons::jsonb, :at)
                        on conflict (application_id, account_id) do update
                        set round = excluded.round, note = excluded.note, reasons = excluded.reasons, saved_at = excluded.saved_at
                        """)
                .bind("application", file.id())
                .bind("account", actor.accountId())
                .bind("round", file.round())
                .bind("note", note)
                .bind("reasons", JSON.toJson(reasons))
                .bind("at", OffsetDateTime.now(clock))
                .execute());
    }

    /** What the actor wrote on this file in its present round; empty where nothing was. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Optional<Unsent> of(UUID publicId) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select u.note, u.reasons from application.unsent_decision u
                        join application.application a on a.id = u.application_id and a.round = u.round
                        where a.public_id = :id and u.account_id = :account
                        """)
                .bind("id", publicId)
                .bind("account", actor.accountId())
                .map((row, context) -> new Unsent(
                        row.getString("note"), List.of(JSON.fromJson(row.getString("reasons"), ReasonGiven[].class))))
                .findOne());
    }

    /** Forgets what the actor wrote on this file, once it is decided or given up. */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public void forget(UUID publicId) {
        Actor actor = current.actor();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        delete from application.unsent_decision u using application.application a
                        where a.id = u.application_id and a.public_id = :id and u.account_id = :account
                        """)
                .bind("id", publicId)
                .bind("account", actor.accountId())
                .execute());
    }

    /**
     * The letter the applicant would get today if the actor decided so, in the applicant's language.
     *
     * @return empty where the action tells the applicant nothing
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public Optional<Letter> letter(UUID publicId, Action action, List<ReasonGiven> reasons) {
        OnDesk file = file(publicId, current.actor());
        return MoveNotices.notice(action)
                .map(type -> notifications.preview(notices.notice(
                        type,
                        people.get(file.personId()),
                        file.kind(),
                        publicId,
                        file.receiptNumber(),
                        action == Action.RETURN ? correctionEnds(file) : null,
                        reasons)));
    }

    private static boolean isDecidable(OnDesk file, Actor actor) {
        return MoveTable.open(file.kind().route(), file.status(), actor::has).stream()
                .anyMatch(action -> Fairness.respectsClaim(action, actor) || action == Action.REJECT);
    }

    private LocalDate correctionEnds(OnDesk file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
        return file.inWorkingDays()
                ? calendar.workingDays().plus(today, file.correctionDays()).on()
                : today.plusDays(file.correctionDays());
    }

    private OnDesk file(UUID publicId, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id, kind, status, person_id, receipt_number, round,
                                       (policy ->> 'clock.correction_days')::integer as days, (policy ->> 'clock.working_days')::boolean as working
                                from application.application
                                where public_id = :id and status <> 'DRAFT'
                                  and case when :agency::bigint is null then report_batch_id is not null or route = 'CENTRE'
                                           else agency_id = :agency end
                                """)
                        .bind("id", publicId)
                        .bind("agency", actor.agencyId())
                        .map((row, context) -> new OnDesk(
                                row.getLong("id"),
                                ApplicationKind.valueOf(row.getString("kind")),
                                Status.valueOf(row.getString("status")),
                                row.getLong("person_id"),
                                row.getString("receipt_number"),
                                row.getInt("round"),
                                row.getInt("days"),
                                row.getBoolean("working")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private record OnDesk(
            long id,
            ApplicationKind kind,
            Status status,
            long personId,
            String receiptNumber,
            int round,
            int correctionDays,
            boolean inWorkingDays) {}
}
