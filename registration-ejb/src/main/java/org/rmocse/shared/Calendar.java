package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Reads the official calendar that an administrator loaded. */
@ApplicationScoped
public class Calendar {

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
}
