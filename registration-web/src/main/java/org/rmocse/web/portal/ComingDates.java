package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.IntakeDate;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.Holiday;
import org.rmocse.web.shared.PageTexts;

/** The days that are coming which concern whoever wants to file: agencies that open or close their intake, and days off. */
@Named
@RequestScoped
public class ComingDates {

    private static final int DAYS = 60;
    private static final int MOST = 6;

    /** One of them. */
    public record Coming(LocalDate day, String text) {}

    @Inject
    private Agencies agencies;

    @Inject
    private Calendar calendar;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private List<Coming> all;

    /** The next ones, in their order. */
    public List<Coming> getAll() {
        if (all == null) {
            LocalDate today = LocalDate.now(clock);
            Stream<Coming> intake = IntakeDate.within(agencies.all(today), today, DAYS).stream()
                    .map(one -> new Coming(
                            one.day(),
                            texts.of(
                                    one.opens() ? "portal_coming.opens" : "portal_coming.closes",
                                    one.agency().name())));
            List<CalendarDay> days = Stream.of(today.getYear(), today.getYear() + 1)
                    .flatMap(year -> calendar.days(year).stream())
                    .toList();
            Stream<Coming> holiday = Holiday.next(days, today)
                    .filter(next -> next.from().isBefore(today.plusDays(DAYS)))
                    .map(next -> new Coming(next.from(), texts.of("portal_coming.holiday", next.name(), next.to())))
                    .stream();
            all = Stream.concat(intake, holiday)
                    .sorted(Comparator.comparing(Coming::day))
                    .limit(MOST)
                    .toList();
        }
        return all;
    }
}
