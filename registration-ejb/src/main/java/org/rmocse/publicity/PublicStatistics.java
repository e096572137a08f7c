package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;

/**
 * What anybody may know of the whole, read from the sums {@link StatisticSums} keeps: a page of them costs the same however many
 * are registered. Nobody is told of files on their way, of returns or refusals, or of one agency beside another.
 */
@ApplicationScoped
public class PublicStatistics {

    private static final int MONTHS = 12;

    private Jdbi jdbi;
    private Clock clock;

    protected PublicStatistics() {}

    @Inject
    public PublicStatistics(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Those whose term ends this month or later and who were neither cancelled nor revoked, as the register was last counted. */
    public RegisteredPeople registered() {
        return jdbi.withHandle(handle -> {
            List<Told> told = told(handle);
            List<RegisteredShare> categories = shares(told, "CATEGORY");
            return new RegisteredPeople(
                    handle.createQuery("select register_on from publicity.statistic_progress")
                            .mapTo(LocalDate.class)
                            .findOne()
                            .orElse(null),
                    categories.stream().mapToInt(RegisteredShare::people).sum(),
                    categories,
                    shares(told, "REGION"));
        });
    }

    private List<Told> told(Handle handle) {
        return handle.createQuery(
                        """
                        select case when grouping(s.category) = 0 then 'CATEGORY' else 'REGION' end as sort,
                               coalesce(s.category, region) as key, sum(s.registrations) as people
                        from (select e.category, e.registrations,
                                     case when a.type in ('PROVINCE', 'COAL') then a.province
                                          when a.type = 'CENTRAL_ENTERPRISE' then 'CENTRAL_ENTERPRISE' else 'MINISTRY' end as region
                              from publicity.statistic_ending e left join agency.agency a on a.id = e.agency_id
                              where e.month >= :month) s
                        group by grouping sets ((s.category), (region))
                        """)
                .bind("month", month())
                .map((row, context) -> new Told(
                        row.getString("sort"), new RegisteredShare(row.getString("key"), row.getInt("people"))))
                .list();
    }

    /** What was approved year by year, the latest first. */
    public List<RegisteredYear> years() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select extract(year from month)::integer as year,
                               coalesce(sum(files) filter (where kind = 'INITIAL'), 0) as initial,
                               coalesce(sum(files) filter (where kind = 'RENEWAL'), 0) as renewed,
                               coalesce(sum(files) filter (where kind = 'CHANGE'), 0) as changed,
                               coalesce(sum(files) filter (where kind = 'RE_REGISTRATION'), 0) as anew,
                               coalesce(sum(files) filter (where kind = 'CANCELLATION'), 0) as cancelled
                        from publicity.statistic_count where measure = 'APPROVED' group by 1 order by 1 desc
                        """)
                .map((row, context) -> new RegisteredYear(
                        row.getInt("year"),
                        row.getInt("initial"),
                        row.getInt("renewed"),
                        row.getInt("changed"),
                        row.getInt("anew"),
                        row.getInt("cancelled")))
                .list());
    }

    /** The ministry's batches year by year, the latest first; there are a few dozen a year. */
    public List<ApprovedYear> batches() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select year, count(*) as batches, sum(people) as people,
                               lag(sum(people)) over (order by year) as last, lag(year) over (order by year) as last_year
                        from (select extract(year from approved_at at time zone :zone)::integer as year, people
                              from application.approval_batch where status = 'APPROVED') b
                        group by year order by year desc
                        """)
                .bind("zone", ClockProducer.ZONE.getId())
                .map((row, context) -> new ApprovedYear(
                        row.getInt("year"),
                        row.getInt("batches"),
                        row.getInt("people"),
                        row.getInt("last_year") == row.getInt("year") - 1 ? Integer.valueOf(row.getInt("last")) : null))
                .list());
    }

    /** How long each stage took those that left it in this month and the eleven before, in the order of the way. */
    public List<WaitingTime> waits() {
        LocalDate month = month();
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                """
                                select stage, max(reached) as files, min(days) filter (where reached >= 0.5 * whole) as median,
                                       min(days) filter (where reached >= 0.9 * whole) as ninth
                                from (select stage, days, sum(sum(files)) over (partition by stage order by days) as reached,
                                             sum(sum(files)) over (partition by stage) as whole
                                      from publicity.statistic_wait where month > :from and month <= :to
                                      group by stage, days) h
                                group by stage
                                """)
                        .bind("from", month.minusMonths(MONTHS))
                        .bind("to", month)
                        .map((row, context) -> new WaitingTime(
                                WaitStage.valueOf(row.getString("stage")),
                                null,
                                row.getInt("files"),
                                row.getInt("median"),
                                row.getInt("ninth")))
                        .list())
                .stream()
                .sorted(Comparator.comparing(WaitingTime::stage))
                .toList();
    }

    private LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE).withDayOfMonth(1);
    }

    private static List<RegisteredShare> shares(List<Told> told, String sort) {
        return told.stream()
                .filter(one -> one.sort().equals(sort))
                .map(Told::share)
                .sorted(Comparator.comparing(RegisteredShare::people).reversed().thenComparing(RegisteredShare::key))
                .toList();
    }

    private record Told(String sort, RegisteredShare share) {}
}
