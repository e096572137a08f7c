package org.rmocse.agency;

import java.util.List;
import org.rmocse.shared.PracticeCategory;

/**
 * An agency as it was typed; any text may be null.
 *
 * @param code by which imports and recommendations know it; it never changes
 * @param province the code of GB/T 2260; empty for national bodies
 * @param categories what it takes
 * @param educationContact whom to ask about continuing education
 * @param windows when it takes applications, one period a line, such as {@code 03-01 03-20} for every year or
 *     {@code 2026-03-01 2026-03-20} for once; empty where it always does
 */
public record AgencyDraft(
        String code,
        AgencyType type,
        String name,
        String province,
        List<PracticeCategory> categories,
        String phone,
        String address,
        String website,
        boolean courier,
        String educationContact,
        String windows) {

    public AgencyDraft {
        categories = List.copyOf(categories);
    }
}
