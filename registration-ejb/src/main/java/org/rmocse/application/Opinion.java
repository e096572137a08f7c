package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An opinion one officer asked of another about a file.
 *
 * @param file the application's public id
 * @param dueOn the day by which the answer is wished for; null for none
 * @param answeredAt null while nothing was answered
 * @param text what the colleague adds; null for nothing
 * @param open whether the answer is still waited for: the file lies where it lay when it was asked
 * @param mine whether it is the reader who is asked
 */
public record Opinion(
        UUID publicId,
        UUID file,
        String personName,
        ApplicationKind kind,
        String askedOf,
        String askedBy,
        String question,
        Instant askedAt,
        LocalDate dueOn,
        Instant answeredAt,
        Answer answer,
        String text,
        boolean open,
        boolean mine) {}
