package org.rmocse.agency;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rmocse.shared.PracticeCategory;

/**
 * Which agency reviews an application, in the published order (guide, point 4): another ministry's field; a listed central
 * enterprise group; a body directly under the ministry; otherwise the province, for coal its coal-mine agency where it has one.
 */
public final class AgencyChoice {

    private AgencyChoice() {}

    /**
     * @param agencies those that are enabled
     * @param category what is to be registered; null while it is not known yet
     * @param province the employer's province; null while it is not known yet
     * @param groupCode the code of the central enterprise group the employer belongs to; null for none
     * @param ministryDirect whether the employer is directly under the ministry
     */
    public static Optional<Recommendation> recommend(
            List<Agency> agencies,
            PracticeCategory category,
            String province,
            String groupCode,
            boolean ministryDirect) {
        if (category == PracticeCategory.CONSTRUCTION || category == PracticeCategory.ROAD_TRANSPORT) {
            return first(
                    agencies,
                    "MINISTRY_FIELD",
                    a -> a.type() == AgencyType.MINISTRY && a.categories().contains(category));
        }
        if (groupCode != null && !groupCode.isBlank()) {
            return first(
                    agencies,
                    "CENTRAL_ENTERPRISE",
                    a -> a.type() == AgencyType.CENTRAL_ENTERPRISE && a.code().equals(groupCode));
        }
        if (ministryDirect) {
            return first(agencies, "MINISTRY_DIRECT", a -> a.type() == AgencyType.MINISTRY_DIRECT);
        }
        if (province == null) {
            return Optional.empty();
        }
        Predicate<Agency> ofProvince = a -> province.equals(a.province());
        if (category == PracticeCategory.COAL_MINE) {
            Optional<Recommendation> coal =
                    first(agencies, "COAL_AGENCY", ofProvince.and(a -> a.type() == AgencyType.COAL));
            if (coal.isPresent()) {
                return coal;
            }
        }
        return first(agencies, "PROVINCE", ofProvince.and(a -> a.type() == AgencyType.PROVINCE));
    }

    private static Optional<Recommendation> first(List<Agency> agencies, String reason, Predicate<Agency> fits) {
        return agencies.stream().filter(fits).findFirst().map(agency -> new Recommendation(agency, reason));
    }
}
