package org.rmocse.publicity;

import java.time.LocalDate;
import java.util.List;

/**
 * How many are registered; each list has the largest first.
 *
 * @param countedOn the day the register was counted; null where it never was
 * @param byRegion by the province of the agency they filed with last
 */
public record RegisteredPeople(
        LocalDate countedOn, int people, List<RegisteredShare> byCategory, List<RegisteredShare> byRegion) {}
