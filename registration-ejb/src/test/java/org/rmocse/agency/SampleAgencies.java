package org.rmocse.agency;

import java.util.List;
import java.util.Set;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;

/** A small, invented country of agencies. */
final class SampleAgencies {

    private static final Set<PracticeCategory> ALL = Set.copyOf(PracticeCategory.CURRENT);

    static final List<Agency> COUNTRY = List.of(
            agency("BUILDING", AgencyType.MINISTRY, null, Set.of(PracticeCategory.CONSTRUCTION)),
            agency("ROADS", AgencyType.MINISTRY, null, Set.of(PracticeCategory.ROAD_TRANSPORT)),
            agency("OWN", AgencyType.MINISTRY_DIRECT, null, ALL),
            agency("OIL", AgencyType.CENTRAL_ENTERPRISE, null, ALL),
            agency("STEEL", AgencyType.CENTRAL_ENTERPRISE, null, Set.of(PracticeCategory.METALLURGY)),
            agency("PROVINCE-14", AgencyType.PROVINCE, "140000", ALL),
            agency("COAL-14", AgencyType.COAL, "140000", Set.of(PracticeCategory.COAL_MINE)),
            agency("PROVINCE-11", AgencyType.PROVINCE, "110000", ALL));

    private SampleAgencies() {}

    private static Agency agency(String code, AgencyType type, String province, Set<PracticeCategory> categories) {
        return new Agency(
                code.hashCode(),
                PublicId.next(),
                code,
                type,
                code,
                province,
                categories,
                null,
                null,
                null,
                false,
                true,
                null);
    }
}
