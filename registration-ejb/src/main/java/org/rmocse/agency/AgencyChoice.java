package org.rmocse.agency;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rmocse.agency.Recommendation.Reason;
import org.rmocse.shared.PracticeCategory;

/**
 * Which agency reviews an application, in the published order (guide, point 4): another ministry's field; a listed central
 * enterprise group; a body directly under the ministry; otherwise the province, for coal its coal-mine agency where it has one.
 * Whether the agency is open on the day is told with it and changes nothing: it is the one to file with once it opens.
 */
public final class AgencyChoice {

    private AgencyChoice() {}

    /**
     * @param agencies those that are enabled
     * @param category what is to be registered; null while it is not known yet
     * @param province the employer's province, a code of GB/T 2260 of the province or of a place in it; null while it is not
     *     known yet
     * @param groupCode the code of the central enterprise group the employer belongs to; null for none
     * @param ministryDirect whether the employer is directly under the ministry
     * @return empty where what is known does not lead to an agency that takes the category
     */
    public static Optional<Recommendation> recommend(
            List<Agency> agencies,
            PracticeCategory category,
            String province,
            String groupCode,
            boolean ministryDirect) {
        Predicate<Agency> ofTheField = ofType(AgencyType.MINISTRY).and(agency -> category != null);
        return recommend(agencies, ofTheField, category, province, groupCode, ministryDirect);
    }

    /**
     * The same where it is told which ministry the employer is under, and not read from the category.
     *
     * @param ministryCode the code of that ministry's agency; null for none
     */
    public static Optional<Recommendation> recommendUnder(
            String ministryCode,
            List<Agency> agencies,
            PracticeCategory category,
            String province,
            String groupCode,
            boolean ministryDirect) {
        Predicate<Agency> ofTheMinistry =
                agency -> isMinistry(agency) && agency.code().equals(ministryCode);
        return recommend(agencies, ofTheMinistry, category, province, groupCode, ministryDirect);
    }

    /** Whether it is a ministry's, another's or the own. */
    public static boolean isMinistry(Agency agency) {
        return agency.type() == AgencyType.MINISTRY || agency.type() == AgencyType.MINISTRY_DIRECT;
    }

    private static Optional<Recommendation> recommend(
            List<Agency> agencies,
            Predicate<Agency> ministry,
            PracticeCategory category,
            String province,
            String groupCode,
            boolean ministryDirect) {
        Predicate<Agency> takesIt =
                agency -> category == null || agency.categories().contains(category);
        return first(agencies, takesIt.and(ministry), Reason.MINISTRY_FIELD)
                .or(() -> first(
                        agencies,
                        takesIt.and(ofType(AgencyType.CENTRAL_ENTERPRISE))
                                .and(agency -> agency.code().equals(groupCode)),
                        Reason.CENTRAL_ENTERPRISE))
                .or(() -> first(
                        agencies,
                        takesIt.and(ofType(AgencyType.MINISTRY_DIRECT)).and(agency -> ministryDirect),
                        Reason.MINISTRY_DIRECT))
                .or(() -> first(
                        agencies,
                        takesIt.and(ofType(AgencyType.COAL))
                                .and(in(province))
                                .and(agency -> category == PracticeCategory.COAL_MINE),
                        Reason.COAL_AGENCY))
                .or(() ->
                        first(agencies, takesIt.and(ofType(AgencyType.PROVINCE)).and(in(province)), Reason.PROVINCE));
    }

    private static Predicate<Agency> ofType(AgencyType type) {
        return agency -> agency.type() == type;
    }

    /** The first two digits of a place's code are its province's. */
    private static Predicate<Agency> in(String province) {
        return agency -> province != null
                && province.length() >= 2
                && agency.province() != null
                && agency.province().startsWith(province.substring(0, 2));
    }

    private static Optional<Recommendation> first(List<Agency> agencies, Predicate<Agency> fits, Reason reason) {
        return agencies.stream().filter(fits).findFirst().map(agency -> new Recommendation(agency, reason));
    }
}
