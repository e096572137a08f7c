package org.rmocse.applicant;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A qualification certificate from the examination authority (职业资格证书).
 *
 * @param category null for those qualified before there were examinations by category (D10)
 * @param extraCategories further categories passed later (增报专业)
 */
public record Qualification(
        long id,
        UUID publicId,
        long personId,
        String certificateNumber,
        String managementNumber,
        LocalDate issuedOn,
        PracticeCategory category,
        Set<PracticeCategory> extraCategories) {}
