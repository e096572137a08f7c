package org.rmocse.agency;

import java.time.Instant;
import java.util.Map;

/**
 * Something that was done to an agency's entry.
 *
 * @param action {@code agency.entered}, {@code agency.changed}, {@code agency.closed} or {@code agency.opened}
 * @param fields what was written, by field; of a change the old value, an arrow, and the new one
 */
public record AgencyChange(Instant at, String actorName, String action, Map<String, String> fields) {}
