package org.rmocse.publicity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.Status;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/**
 * What ministry, centre and agencies want to know of the whole, read from the sums {@link StatisticSums} keeps: what it costs
 * does not depend on how many files there are. An agency's manager is told of the own agency.
 */
@Stateless
public class Statistics {

    private static final int MONTHS_AHEAD = 12;
    private static final String SCOPE = " and (:agency::bigint is null or agency_id = :agency) ";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Agencies agencies;

    public Statistics() {}

    Statistics(Jdbi jdbi, Clock clock, CurrentActor current, Agencies agencies) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.agencies = agencies;
    }

    /** Whether the actor is told of all agencies; of the own one alone otherwise. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public boolean isOfAllAgencies() {
        return scope() == null;
    }

    /** The years there is something to tell of, the latest first; this year at least. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<Integer> years() {
        int now = today().getYear();
        int first = jdbi.withHandle(handle -> handle.createQuery("select min(month) from publicity.statistic_count")
                .mapTo(LocalDate.class)
                .findOne()
                .map(LocalDate::getYear)
                .orElse(now));
        return IntStream.rangeClosed(Math.min(first, now), now)
                .mapToObj(year -> now - (year - Math.min(first, now)))
                .toList();
    }

    /**
     * The batches year by year, the latest first: the ministry's approvals, or what the actor's own agency reported. A batch's
     * row holds its number of people, and there are a few dozen a year.
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<ApprovedYear> batches() {
        Long agency = scope();
        List<ApprovedYear> years = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select year, count(*) as batches, sum(people) as people
                        from (select extract(year from approved_at at time zone :zone)::integer as year, people
                              from application.approval_batch where :agency::bigint is null and status = 'APPROVED'
                              union all
                              select year, people from application.report_batch where agency_id = :agency) b
                        group by year order by year desc
                        """)
                .bind("zone", ClockProducer.ZONE.getId())
                .bind("agency", agency)
                .map((row, context) ->
                        new ApprovedYear(row.getInt("year"), row.getInt("batches"), row.getInt("people"), null))
                .list());
        Map<Integer, Integer> people = new HashMap<>();
        years.forEach(one -> people.put(one.year(), one.people()));
        return years.stream()
                .map(one -> new ApprovedYear(one.year(), one.batches(), one.people(), people.get(one.year() - 1)))
                .toList();
    }

    /** What the year came to, beside the year before it. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public YearFigures of(int year) {
        List<Told> told = jdbi.withHandle(handle -> in(
                        handle.createQuery(
                                """
                                select case when grouping(s.category) = 0 then 'CATEGORY' when grouping(s.kind) = 0 then 'KIND'
                                            when grouping(region) = 0 then 'REGION' else s.measure end as sort,
                                       coalesce(s.category, s.kind, region, '') as key,
                                       coalesce(sum(s.files) filter (where s.month >= :from), 0) as files,
                                       coalesce(sum(s.files) filter (where s.month < :from), 0) as before
                                from (select c.*, case when a.type in ('PROVINCE', 'COAL') then a.province
                                                       when a.type = 'CENTRAL_ENTERPRISE' then 'CENTRAL_ENTERPRISE'
                                                       when a.id is null then 'CENTRE' else 'MINISTRY' end as region
                                      from publicity.statistic_count c left join agency.agency a on a.id = c.agency_id
                                      where c.month >= :from::date - interval '1 year' and c.month < :to
                                        and (:agency::bigint is null or c.agency_id = :agency)) s
                                group by grouping sets ((s.measure), (s.measure, s.category), (s.measure, s.kind), (s.measure, region))
                                having grouping(s.category) + grouping(s.kind) + grouping(region) = 3 or s.measure = 'APPROVED'
                                """),
                        year)
                .map((row, context) -> new Told(
                        row.getString("sort"),
                        new ApprovedShare(row.getString("key"), row.getInt("files"), row.getInt("before"))))
                .list());
        return new YearFigures(
                whole(told, "FILED"),
                whole(told, "APPROVED"),
                whole(told, "RETURNED"),
                whole(told, "REFUSED"),
                shares(told, "CATEGORY"),
                shares(told, "KIND"),
                shares(told, "REGION"));
    }

    /** How long each stage took in the year: for all together first, then agency by agency in the order of their names. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<WaitingTime> waits(int year) {
        Map<Long, String> names = agencies.names();
        List<WaitingTime> waits = new ArrayList<>(jdbi.withHandle(handle -> in(
                        handle.createQuery(
                                """
                                select stage, agency_id, max(reached) as files,
                                       min(days) filter (where reached >= 0.5 * whole) as median,
                                       min(days) filter (where reached >= 0.9 * whole) as ninth
                                from (select stage, agency_id, days,
                                             sum(sum(files)) over (partition by stage, agency_id order by days) as reached,
                                             sum(sum(files)) over (partition by stage, agency_id) as whole
                                      from publicity.statistic_wait
                                      where month >= :from and month < :to"""
                                        + SCOPE
                                        + """
                                      group by grouping sets ((stage, days), (stage, days, agency_id))) h
                                group by stage, agency_id
                                """),
                        year)
                .map((row, context) -> {
                    Long agency = row.getObject("agency_id", Long.class);
                    return new WaitingTime(
                            WaitStage.valueOf(row.getString("stage")),
                            agency == null ? null : names.getOrDefault(agency, ""),
                            row.getInt("files"),
                            row.getInt("median"),
                            row.getInt("ninth"));
                })
                .list()));
        waits.sort(Comparator.comparing(WaitingTime::agency, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(WaitingTime::stage));
        return List.copyOf(waits);
    }

    /** Why files were returned in the year, the most frequent reason first. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<GivenReason> reasons(int year) {
        return jdbi.withHandle(handle -> in(
                        handle.createQuery("select code, sum(times) as times from publicity.statistic_reason"
                                + " where month >= :from and month < :to"
                                + SCOPE
                                + "group by code order by sum(times) desc, code"),
                        year)
                .map((row, context) -> new GivenReason(ReasonCode.valueOf(row.getString("code")), row.getInt("times")))
                .list());
    }

    /** How many registrations end in this month and each of the eleven after it, as the register stood when it was last counted. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<EndingMonth> ending() {
        YearMonth first = YearMonth.from(today());
        Map<YearMonth, Integer> counted = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select month, sum(registrations) as registrations from publicity.statistic_ending"
                                + " where month >= :from and month < :to" + SCOPE + "group by month")
                .bind("from", first.atDay(1))
                .bind("to", first.plusMonths(MONTHS_AHEAD).atDay(1))
                .bind("agency", scope())
                .map((row, context) -> counted.put(
                        YearMonth.from(row.getObject("month", LocalDate.class)), row.getInt("registrations")))
                .list());
        return IntStream.range(0, MONTHS_AHEAD)
                .mapToObj(first::plusMonths)
                .map(month -> new EndingMonth(month, counted.getOrDefault(month, 0)))
                .toList();
    }

    /** Where open files stand now, in the order of the way; stages without one are among them. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.FINAL_REVIEWER, RoleNames.MINISTRY_OFFICER})
    public List<OpenStage> open() {
        Map<String, Integer> files = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select status, sum(files) as files from publicity.statistic_open where true" + SCOPE
                                + "group by status")
                .bind("agency", scope())
                .map((row, context) -> files.put(row.getString("status"), row.getInt("files")))
                .list());
        return IntStream.range(0, Status.values().length)
                .mapToObj(i -> Status.values()[i])
                .filter(Status::isOpen)
                .map(status -> new OpenStage(status, files.getOrDefault(status.name(), 0)))
                .toList();
    }

    private Query in(Query query, int year) {
        return query.bind("from", LocalDate.of(year, 1, 1))
                .bind("to", LocalDate.of(year + 1, 1, 1))
                .bind("agency", scope());
    }

    /** Whose sums the actor sees: those of one agency, or all, which takes a role that has no agency. */
    private Long scope() {
        Actor actor = current.actor();
        if (actor.agencyId() != null) {
            return actor.agencyId();
        }
        return actor.has(Role.MINISTRY_OFFICER) || actor.has(Role.FINAL_REVIEWER) ? null : Long.valueOf(-1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
    }

    private static ApprovedShare whole(List<Told> told, String measure) {
        return told.stream()
                .filter(one -> one.sort().equals(measure))
                .map(Told::share)
                .findFirst()
                .orElse(new ApprovedShare("", 0, 0));
    }

    private static List<ApprovedShare> shares(List<Told> told, String sort) {
        return told.stream()
                .filter(one -> one.sort().equals(sort))
                .map(Told::share)
                .sorted(Comparator.comparing(ApprovedShare::files)
                        .thenComparing(ApprovedShare::before)
                        .reversed()
                        .thenComparing(ApprovedShare::key))
                .toList();
    }

    private record Told(String sort, ApprovedShare share) {}
}
