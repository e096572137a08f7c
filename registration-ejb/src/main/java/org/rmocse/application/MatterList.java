package org.rmocse.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page of the ministry's list of other business.
 *
 * @param next after which line the next page begins; null on the last one
 * @param waiting how many of each kind wait for the ministry
 */
public record MatterList(List<MatterLine> lines, UUID next, Map<MatterKind, Integer> waiting) {

    public int waitingInAll() {
        return waiting.values().stream().mapToInt(Integer::intValue).sum();
    }
}
