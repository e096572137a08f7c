package org.rmocse.agency;

import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * An initial-review agency (初审机构).
 *
 * @param province the code of GB/T 2260; null for national bodies
 * @param categories what it takes
 * @param open whether it takes applications on the day asked about
 */
public record Agency(
        long id,
        UUID publicId,
        String code,
        AgencyType type,
        String name,
        String province,
        Set<PracticeCategory> categories,
        String phone,
        String address,
        String website,
        boolean courier,
        boolean open) {

    /** Whether an application of this category can be filed with it on the day asked about (V08). */
    public boolean takes(PracticeCategory category) {
        return open && categories.contains(category);
    }
}
