package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.LiveCopy;
import org.rmocse.certificate.Registration;

/**
 * A proposal to revoke a registration, as an officer of the ministry sees it.
 *
 * @param number drawn when it was proposed; null before
 * @param registration as it stands today
 * @param copies what becomes void, or nothing once it is
 * @param open what the person has on its way that could not be approved afterwards
 * @param barredUntil the day of the bar's end: of today's confirmation while it is open, then of the confirmation that was
 * @param mine whether the viewer wrote it
 * @param decidable whether the viewer may confirm or decline it
 */
public record RevocationView(
        UUID publicId,
        String number,
        RevocationStatus status,
        Written written,
        String proposedBy,
        Instant proposedAt,
        String decidedBy,
        Instant decidedAt,
        String decisionNote,
        LocalDate revokedOn,
        LocalDate barredUntil,
        Person person,
        Optional<Registration> registration,
        List<LiveCopy> copies,
        List<OpenFile> open,
        List<Evidence> evidence,
        boolean mine,
        boolean decidable) {

    /**
     * What is written in it; each may be null in a draft.
     *
     * @param foundOn the day of the finding
     */
    public record Written(long personId, RevocationGround ground, String facts, LocalDate foundOn) {}

    /** A piece of evidence. */
    public record Evidence(UUID publicId, long fileId, String fileName, String contentType, int pages) {}
}
