package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** Who has how much before them, for those who have to see to it that nothing is left lying (D11). */
@Stateless
public class Workloads {

    /** How far is counted: whoever has more than that has too much, however much it is. */
    public static final int MOST = 1000;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Calendar calendar;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private Agencies agencies;

    public Workloads() {}

    Workloads(Jdbi jdbi, Clock clock, Calendar calendar, Policy policy, CurrentActor current, Agencies agencies) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.policy = policy;
        this.current = current;
        this.agencies = agencies;
    }

    /**
     * What each officer of the actor's desk has in hand, those with most overdue first, and last what nobody has; an agency's
     * manager sees the own agency.
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<Workload> ofOfficers() {
        Actor actor = current.actor();
        List<Workload> loads = new ArrayList<>(jdbi.withHandle(handle -> dated(
                        handle.createQuery(
                                """
                                select max(officer_name) as name, count(*) as files,
                                       count(*) filter (where due_on >= :today and due_on < :calmFrom) as soon,
                                       count(*) filter (where due_on < :today) as overdue
                                from application.work_item
                                where officer_id is not null and status = any(:statuses)
                                  and (:agency::bigint is null or agency_id = :agency)
                                group by officer_id
                                """))
                .bind("statuses", statuses(actor))
                .bind("agency", actor.agencyId())
                .map((row, context) -> load(row))
                .list()));
        loads.sort(Comparator.comparing(Workload::overdue)
                .thenComparing(Workload::soon)
                .thenComparing(Workload::files)
                .reversed()
                .thenComparing(Workload::name));
        loads.add(jdbi.withHandle(handle -> dated(handle.createQuery("select null as name, "
                        + counted("w.officer_id is null and (:agency::bigint is null or w.agency_id = :agency)")))
                .bind("statuses", statuses(actor))
                .bind("agency", actor.agencyId())
                .bind("most", MOST)
                .map((row, context) -> load(row))
                .one()));
        return List.copyOf(loads);
    }

    /** What lies at each agency, those with most overdue first; agencies without a file are left out. */
    @RolesAllowed({RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<Workload> ofAgencies() {
        Map<Long, String> names = agencies.names();
        return jdbi
                .withHandle(
                        handle -> dated(handle.createQuery("select g.name, c.* from unnest(:ids, :names) as g(id, name)"
                                        + " cross join lateral (select " + counted("w.agency_id = g.id") + ") c"))
                                .bind("ids", names.keySet().toArray(Long[]::new))
                                .bind("names", names.values().toArray(String[]::new))
                                .bind("statuses", of(Turn.AGENCY))
                                .bind("most", MOST)
                                .map((row, context) -> load(row))
                                .list())
                .stream()
                .filter(load -> load.files() > 0)
                .sorted(Comparator.comparing(Workload::overdue)
                        .thenComparing(Workload::soon)
                        .thenComparing(Workload::files)
                        .reversed()
                        .thenComparing(Workload::name))
                .toList();
    }

    /** The three counts of the desk's files that meet a condition, each along the index and no further than {@link #MOST}. */
    private static String counted(String condition) {
        String of = "(select count(*) from (select 1 from application.work_item w where w.status = any(:statuses) and "
                + condition + " %s limit :most) n)";
        return of.formatted("") + " as files, "
                + of.formatted("and w.due_on >= :today and w.due_on < :calmFrom") + " as soon, "
                + of.formatted("and w.due_on < :today") + " as overdue";
    }

    private Query dated(Query query) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters parameters = policy.at(today);
        int warning = parameters.integer("clock.warning_days");
        return query.bind("today", today)
                .bind(
                        "calmFrom",
                        Boolean.parseBoolean(parameters.text("clock.working_days"))
                                ? calendar.workingDays()
                                        .plus(today, warning + 1)
                                        .on()
                                : today.plusDays(warning + 1L));
    }

    private static Workload load(ResultSet row) throws SQLException {
        return new Workload(row.getString("name"), row.getInt("files"), row.getInt("soon"), row.getInt("overdue"));
    }

    private static String[] statuses(Actor actor) {
        return of(
                actor.agencyId() != null ? Turn.AGENCY : actor.has(Role.FINAL_REVIEWER) ? Turn.CENTRE : Turn.MINISTRY);
    }

    private static String[] of(Turn turn) {
        return Arrays.stream(Status.values())
                .filter(status -> status.isOpen() && status.turn() == turn)
                .map(Status::name)
                .toArray(String[]::new);
    }
}
