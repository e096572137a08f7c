package org.rmocse.operation;

import java.util.List;

/**
 * What is known of the official calendar.
 *
 * @param loaded the years that are loaded
 * @param missing the years from the first of them to the coming one that are not; days in them are provisional (D11)
 * @param provisionalFiles how many open files have a provisional day because of it
 */
public record CalendarYears(List<Integer> loaded, List<Integer> missing, int provisionalFiles) {}
