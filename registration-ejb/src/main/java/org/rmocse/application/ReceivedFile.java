package org.rmocse.application;

import java.time.LocalDate;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A file of a received batch, as it stands now.
 *
 * @param again whether it was sent back and has been reported again with a later batch
 */
public record ReceivedFile(
        UUID publicId,
        String receiptNumber,
        String personName,
        String employerName,
        ApplicationKind kind,
        PracticeCategory category,
        Status status,
        LocalDate dueOn,
        boolean dueProvisional,
        boolean again) {}
