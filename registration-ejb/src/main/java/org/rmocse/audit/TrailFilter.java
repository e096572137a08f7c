package org.rmocse.audit;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What of the trail is asked for; whatever is null narrows nothing.
 *
 * @param from the first day, and {@code to} the last, in the country's time
 * @param who a part of the name of whoever did it
 * @param area what it was done to, such as {@code application}: the beginning of the action
 * @param action the deed itself
 * @param object the public id of what it was done to
 * @param after the key of the last entry that was shown
 */
public record TrailFilter(
        LocalDate from, LocalDate to, String who, String area, String action, UUID object, Long after) {}
