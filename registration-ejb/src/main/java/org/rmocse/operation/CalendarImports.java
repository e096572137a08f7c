package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rmocse.account.CurrentActor;
import org.rmocse.application.DueDates;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/**
 * The official calendar, loaded by an administrator year by year once it is published (D11). A year is replaced as a whole or
 * not at all; the due dates of open files are counted anew in the same transaction.
 */
@Stateless
public class CalendarImports {

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private Calendar calendar;

    @Inject
    private DueDates dueDates;

    @Inject
    private AuditTrail audit;

    public CalendarImports() {}

    CalendarImports(
            Clock clock, Policy policy, CurrentActor current, Calendar calendar, DueDates dueDates, AuditTrail audit) {
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.calendar = calendar;
        this.dueDates = dueDates;
        this.audit = audit;
    }

    /** Which years are known, and which are missing up to the coming one. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public CalendarYears years() {
        List<Integer> loaded = calendar.years();
        int coming = LocalDate.now(clock).getYear() + 1;
        int first =
                loaded.stream().findFirst().map(year -> Math.min(year, coming)).orElse(coming);
        List<Integer> missing = IntStream.rangeClosed(first, coming)
                .boxed()
                .filter(year -> !loaded.contains(year))
                .toList();
        return new CalendarYears(loaded, missing, dueDates.provisional());
    }

    /** The days that a year's calendar names, in order; none where it is not loaded. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<CalendarDay> days(int year) {
        return calendar.days(year);
    }

    /**
     * What a file would change; nothing is written.
     *
     * @throws Rejected FILE_EMPTY, FILE_TOO_LARGE, SHEET_UNREADABLE, SHEET_EMPTY or COLUMN_MISSING
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public CalendarPreview preview(Upload upload) {
        return preview(upload, sheet(upload));
    }

    /**
     * Loads a file: each of its years takes the place of what was known of that year. The same file again changes nothing.
     *
     * @return what it changed
     * @throws Rejected as for the preview, SHEET_FAULTY if any row has an error, or CALENDAR_IN_USE; nothing is changed then
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public CalendarPreview load(Upload upload) {
        CalendarSheet sheet = sheet(upload);
        if (!sheet.errors().isEmpty()) {
            throw new Rejected(Finding.of("SHEET_FAULTY", "file"));
        }
        calendar.hold();
        CalendarPreview changed = preview(upload, sheet);
        if (changed.isKnown()) {
            return changed;
        }
        Map<Integer, List<CalendarDay>> byYear = sheet.days().stream()
                .collect(Collectors.groupingBy(one -> one.day().getYear()));
        byYear.forEach(calendar::replace);
        int files = dueDates.recount(calendar.workingDays());
        byYear.forEach((year, days) -> audit.record(
                current.actor(),
                "calendar.loaded",
                "calendar",
                null,
                Map.of(
                        "year", String.valueOf(year),
                        "days", String.valueOf(days.size()),
                        "file", upload.fileName() == null ? "" : upload.fileName(),
                        "recounted", String.valueOf(files))));
        return changed;
    }

    private CalendarPreview preview(Upload upload, CalendarSheet sheet) {
        List<Integer> loaded = calendar.years();
        return new CalendarPreview(
                upload.fileName(),
                sheet.years(),
                sheet.years().stream().filter(year -> !loaded.contains(year)).toList(),
                differences(sheet),
                sheet.errors(),
                sheet.errors().isEmpty()
                        ? dueDates.preview(calendar.workingDays().replacing(sheet.days()))
                        : new DueDates.Change(0, 0));
    }

    private List<CalendarDifference> differences(CalendarSheet sheet) {
        Map<LocalDate, CalendarDay> before = byDay(sheet.years().stream()
                .flatMap(year -> calendar.days(year).stream())
                .toList());
        Map<LocalDate, CalendarDay> after = byDay(sheet.days());
        Set<LocalDate> named = new TreeSet<>(before.keySet());
        named.addAll(after.keySet());
        return named.stream()
                .map(day -> new CalendarDifference(day, before.get(day), after.get(day)))
                .filter(one -> one.before() == null || !one.before().equals(one.after()))
                .toList();
    }

    private static Map<LocalDate, CalendarDay> byDay(Collection<CalendarDay> days) {
        return days.stream().collect(Collectors.toMap(CalendarDay::day, Function.identity()));
    }

    private CalendarSheet sheet(Upload upload) {
        PolicyParameters parameters = policy.at(LocalDate.now(clock));
        if (upload.content() == null || upload.content().length == 0) {
            throw new Rejected(Finding.of("FILE_EMPTY", "file"));
        }
        int most = parameters.integer("calendar.max_bytes");
        if (upload.content().length > most) {
            throw new Rejected(Finding.of("FILE_TOO_LARGE", "file").having(upload.content().length, most));
        }
        return CalendarSheet.of(upload.content(), parameters);
    }
}
