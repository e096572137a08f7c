package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A course of a training body, which a sheet may refer to instead of telling it in each row.
 *
 * @param mode online, on site, as the body calls it; null where it says nothing
 * @param archived taken by no new import any more; what was reported of it stands
 */
public record Course(
        long id,
        UUID publicId,
        String title,
        String mode,
        BigDecimal hours,
        LocalDate from,
        LocalDate to,
        boolean archived) {}
