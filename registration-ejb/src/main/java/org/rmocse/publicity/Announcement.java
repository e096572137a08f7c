package org.rmocse.publicity;

import java.time.Instant;
import java.util.List;
import org.rmocse.application.ApplicationKind;
import org.rmocse.shared.PracticeCategory;

/**
 * An announced list.
 *
 * @param people how many it names
 * @param entries its lines; empty in an overview
 */
public record Announcement(int year, int number, int people, Instant publishedAt, List<Entry> entries) {

    /** A person on the list (D16). */
    public record Entry(
            int position,
            String name,
            String registrationNumber,
            PracticeCategory category,
            String employerName,
            String agencyName,
            ApplicationKind kind) {}
}
