package org.rmocse.application;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in line, from which a queue is read on or back. It names the file by its public id and keeps the day it stood
 * under, so that it holds even when that file has moved on meanwhile.
 *
 * @param due the last day of that file's clock; null where none ran
 * @param file the file's public id
 * @param back true to read the files before it, false for those after it
 */
public record QueuePlace(LocalDate due, UUID file, boolean back) {

    private static final char BETWEEN = '~';
    private static final String NO_DAY = "none";

    static QueuePlace of(QueuedFile file, boolean back) {
        return new QueuePlace(file.dueOn(), file.publicId(), back);
    }

    /** As it stands in an address. */
    public String key() {
        return (due == null ? NO_DAY : due.toString()) + BETWEEN + file;
    }

    /** Reads {@link #key}; empty for what is none. */
    public static Optional<QueuePlace> parse(String key, boolean back) {
        int at = key == null ? -1 : key.indexOf(BETWEEN);
        if (at < 0) {
            return Optional.empty();
        }
        try {
            String day = key.substring(0, at);
            return Optional.of(new QueuePlace(
                    day.equals(NO_DAY) ? null : LocalDate.parse(day), UUID.fromString(key.substring(at + 1)), back));
        } catch (DateTimeParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
