package org.rmocse.audit;

import java.time.Instant;
import java.util.List;

/**
 * What came of comparing the trail with its seals and roots.
 *
 * @param at when it was begun
 * @param sealed how many entries the chain has
 * @param faults what is wrong, along the chain; no more than a screenful
 */
public record ChainReport(Instant at, long sealed, List<ChainFault> faults) {

    public ChainReport {
        faults = List.copyOf(faults);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }
}
