package org.rmocse.application;

import java.util.List;
import java.util.UUID;

/**
 * The beginning of a line, as long as one decision about many files may be.
 *
 * @param files their public ids, the most urgent first
 * @param more whether others follow that are too many for one decision
 */
public record QueueHead(List<UUID> files, boolean more) {

    public QueueHead {
        files = List.copyOf(files);
    }
}
