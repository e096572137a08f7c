package org.rmocse.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.PracticeCategory;

/**
 * A request for an extract of the register and what became of it.
 *
 * @param number what each copy of the file is marked with
 * @param mine whether whoever looks asked for it, and so may fetch it and not decide on it
 * @param decideUntil when it lapses without a decision
 * @param decidedBy who granted or refused it; null before, as is when
 * @param refusal why it was refused; null else
 * @param usableUntil until when the file may be fetched; null before it was granted
 * @param fetchesLeft how often it may still be fetched
 * @param lastFetchedAt null before the first time
 */
public record Export(
        UUID publicId,
        String number,
        String askedBy,
        boolean mine,
        Instant askedAt,
        Instant decideUntil,
        String province,
        PracticeCategory category,
        Standing standing,
        List<ExportColumn> columns,
        boolean idNumbers,
        String reason,
        String decidedBy,
        Instant decidedAt,
        String refusal,
        Instant usableUntil,
        int fetchesLeft,
        Instant lastFetchedAt,
        ExportState state) {

    /** Whether whoever looks may decide on it. */
    public boolean isDecidable() {
        return !mine && state == ExportState.ASKED;
    }

    /** Whether whoever looks may fetch the file. */
    public boolean isFetchable() {
        return mine && state == ExportState.GRANTED;
    }
}
