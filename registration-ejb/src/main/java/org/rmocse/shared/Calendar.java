package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The official calendar, year by year as an administrator loads it. */
@ApplicationScoped
public class Calendar {

    private static final int PATIENCE_SECONDS = 5;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Jdbi jdbi;

    protected Calendar() {}

    @Inject
    public Calendar(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The calendar as loaded today; a year with at least one row counts as published. */
    public WorkingDays workingDays() {
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        Set<Integer> years = new HashSet<>();
        jdbi.useHandle(handle -> handle.createQuery("select day, kind from shared.holiday")
                .map((row, context) -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    years.add(day.getYear());
                    return (row.getString("kind").equals("HOLIDAY") ? holidays : workdays).add(day);
                })
                .list());
        return new WorkingDays(holidays, workdays, years);
    }

    /** The years whose calendar is loaded, in order. */
    public List<Integer> years() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct extract(year from day)::integer from shared.holiday order by 1")
                .mapTo(Integer.class)
                .list());
    }

    /** The days a year's calendar names, in order; none where it is not loaded. */
    public List<CalendarDay> days(int year) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select day, kind, name from shared.holiday where day between :first and :last order by day")
                .bind("first", LocalDate.of(year, 1, 1))
                .bind("last", LocalDate.of(year, 12, 31))
                .map((row, context) -> new CalendarDay(
                        row.getObject("day", LocalDate.class),
                        DayKind.valueOf(row.getString("kind")),
                        row.getString("name")))
                .list());
    }

    /**
     * Keeps everybody from reading the calendar until the transaction ends, and waits for those who have read it: no limit is
     * counted by days that are being replaced.
     *
     * @throws Rejected CALENDAR_IN_USE if that does not come about within seconds
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        jdbi.useHandle(handle -> {
            handle.execute("set local lock_timeout = '" + PATIENCE_SECONDS + "s'");
            try {
                handle.execute("lock table shared.holiday in access exclusive mode");
            } catch (UnableToExecuteStatementException busy) {
                if (busy.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                    throw new Rejected(Finding.of("CALENDAR_IN_USE", null));
                }
                throw busy;
            }
        });
    }

    /** Puts these days in the place of all that the year's calendar named. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(int year, List<CalendarDay> days) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from shared.holiday where day between :first and :last")
                    .bind("first", LocalDate.of(year, 1, 1))
                    .bind("last", LocalDate.of(year, 12, 31))
                    .execute();
            handle.createUpdate(
                            """
                            insert into shared.holiday (day, kind, name)
                            select * from unnest(:days, :kinds, :names)
                            """)
                    .bind("days", days.stream().map(CalendarDay::day).toArray(LocalDate[]::new))
                    .bind("kinds", days.stream().map(day -> day.kind().name()).toArray(String[]::new))
                    .bind("names", days.stream().map(CalendarDay::name).toArray(String[]::new))
                    .execute();
        });
    }
}
