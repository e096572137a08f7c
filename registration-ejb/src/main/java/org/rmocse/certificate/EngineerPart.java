package org.rmocse.certificate;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page of an employer's engineers, those whose registration ends soonest first.
 *
 * @param counts how many there are of each standing, whichever is looked at
 * @param next after whom the next page begins; null on the last
 */
public record EngineerPart(List<Engineer> engineers, Map<Standing, Integer> counts, UUID next) {

    /** How many there are in all. */
    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
