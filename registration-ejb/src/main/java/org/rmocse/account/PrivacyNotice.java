package org.rmocse.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version of the notice that says what is kept of people, why, who sees it and how long (PIPL art. 17). Its words are page texts;
 * a version that was in force is never edited, but followed by another one, to which everybody is asked to agree at the next sign-in.
 *
 * @param inForceFrom the first day on which it is the one that is asked for
 */
public record PrivacyNotice(int version, LocalDate inForceFrom) {

    /** The first was the one sentence under each form; the second tells all of it and asks for sensitive information by itself. */
    private static final List<PrivacyNotice> ALL =
            List.of(new PrivacyNotice(1, LocalDate.of(2019, 3, 1)), new PrivacyNotice(2, LocalDate.of(2026, 11, 1)));

    /** Every version, the latest first. */
    public static List<PrivacyNotice> all() {
        return ALL.stream()
                .sorted(Comparator.comparing(PrivacyNotice::version).reversed())
                .toList();
    }

    /** The one with that number, as an address names it; empty where there is none. */
    public static Optional<PrivacyNotice> find(String version) {
        return ALL.stream()
                .filter(one -> String.valueOf(one.version).equals(version))
                .findFirst();
    }

    /** The one that is asked for on a day. */
    public static PrivacyNotice inForce(LocalDate day) {
        return all().stream()
                .filter(one -> !day.isBefore(one.inForceFrom))
                .findFirst()
                .orElse(ALL.get(0));
    }
}
