package org.rmocse.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How far the trail is sealed.
 *
 * @param sealed how many entries have their seal
 * @param latest when the last of them was written; null where there is none
 * @param rootDay the day of the latest root; null where there is none
 */
public record SealState(long sealed, Instant latest, LocalDate rootDay) {}
