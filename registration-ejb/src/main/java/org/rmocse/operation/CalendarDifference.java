package org.rmocse.operation;

import java.time.LocalDate;
import org.rmocse.shared.CalendarDay;

/**
 * A day that a file says otherwise than the calendar that is loaded.
 *
 * @param before null where the calendar does not name the day
 * @param after null where the file does not
 */
public record CalendarDifference(LocalDate day, CalendarDay before, CalendarDay after) {}
