package org.rmocse.shared;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A day that the official calendar names.
 *
 * @param name of the holiday it belongs to
 */
public record CalendarDay(LocalDate day, DayKind kind, String name) implements Serializable {}
