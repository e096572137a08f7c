package org.rmocse.applicant;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A person as other modules may see one.
 *
 * @param sex F or M
 * @param maskedIdNumber 1****************X; the number itself is only to be had by {@link People#reveal}
 * @param portraitFileId the portrait of the last filing; null before the first
 */
public record Person(
        long id,
        UUID publicId,
        String name,
        String sex,
        LocalDate birthDate,
        String maskedIdNumber,
        String email,
        String mobile,
        Locale locale,
        Long portraitFileId) {}
