package org.rmocse.operation;

import java.util.List;
import java.util.UUID;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.PracticeCategory;

/**
 * What of the register somebody asks for; a null of the first three narrows nothing.
 *
 * @param province the code of the agencies' region
 * @param columns in any order; the file has them in theirs
 * @param idNumbers whether identity numbers stand in it, masked as everywhere
 * @param reason what it is needed for
 * @param askedOf the officer who is told that a decision is waited for; any other may decide as well
 */
public record ExportDraft(
        String province,
        PracticeCategory category,
        Standing standing,
        List<ExportColumn> columns,
        boolean idNumbers,
        String reason,
        UUID askedOf) {}
