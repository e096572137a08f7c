package org.rmocse.application;

import java.util.List;

/**
 * As much of a queue as one page shows.
 *
 * @param files in line, the most urgent first
 * @param earlier whence the files before them are read; null where there are none
 * @param later whence those after them are read; null where there are none
 */
public record QueuePart(List<QueuedFile> files, QueuePlace earlier, QueuePlace later) {

    public QueuePart {
        files = List.copyOf(files);
    }
}
