package org.rmocse.application;

import java.util.UUID;

/**
 * What stands before and after a file in a queue.
 *
 * @param previous the file before it; null for the first, and for one that is not in this queue
 * @param next the file after it; null for the last, and for one that is not in this queue
 * @param position its place in line from 1, at most {@link QueueCounts#CAP}; 0 for one that is not in this queue
 */
public record Around(UUID previous, UUID next, int position) {

    static final Around NOWHERE = new Around(null, null, 0);
}
