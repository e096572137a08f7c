package org.rmocse.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;

class AgencyChoiceTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // another ministry's field goes first, whoever the employer is
                "CONSTRUCTION,   140000, -,       false, BUILDING,    MINISTRY_FIELD",
                "CONSTRUCTION,   140000, OIL,     true,  BUILDING,    MINISTRY_FIELD",
                "ROAD_TRANSPORT, -,      -,       false, ROADS,       MINISTRY_FIELD",
                // then a listed enterprise group
                "CHEMICAL,       140000, OIL,     false, OIL,         CENTRAL_ENTERPRISE",
                "COAL_MINE,      140000, OIL,     true,  OIL,         CENTRAL_ENTERPRISE",
                "METALLURGY,     140000, STEEL,   false, STEEL,       CENTRAL_ENTERPRISE",
                // a group that does not take the category, or is not listed, leaves the others
                "CHEMICAL,       140000, STEEL,   false, PROVINCE-14, PROVINCE",
                "CHEMICAL,       140000, UNKNOWN, false, PROVINCE-14, PROVINCE",
                "CHEMICAL,       140000, '',      false, PROVINCE-14, PROVINCE",
                // then what is directly under the ministry
                "CHEMICAL,       140000, -,       true,  OWN,         MINISTRY_DIRECT",
                "COAL_MINE,      140000, -,       true,  OWN,         MINISTRY_DIRECT",
                // otherwise the province, for coal its coal-mine agency where it has one
                "COAL_MINE,      140000, -,       false, COAL-14,     COAL_AGENCY",
                "COAL_MINE,      110000, -,       false, PROVINCE-11, PROVINCE",
                "NON_COAL_MINE,  140000, -,       false, PROVINCE-14, PROVINCE",
                "OTHER,          110000, -,       false, PROVINCE-11, PROVINCE",
                // a place in the province will do
                "OTHER,          140122, -,       false, PROVINCE-14, PROVINCE",
                // before the category is known, the employer decides
                "-,              140000, -,       false, PROVINCE-14, PROVINCE",
                "-,              140000, OIL,     false, OIL,         CENTRAL_ENTERPRISE"
            })
    void recommends_in_the_published_order(
            PracticeCategory category,
            String province,
            String group,
            boolean direct,
            String agency,
            Recommendation.Reason reason) {
        Optional<Recommendation> recommended =
                AgencyChoice.recommend(SampleAgencies.COUNTRY, category, province, group, direct);
        assertThat(recommended).hasValueSatisfying(found -> {
            assertThat(found.agency().code()).isEqualTo(agency);
            assertThat(found.reason()).isEqualTo(reason);
        });
    }

    /** Where it is told which ministry the employer is under, the category alone leads to none. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BUILDING, CONSTRUCTION,   -,   false, 110000, BUILDING,      1",
                "-,      CONSTRUCTION,   -,   false, 110000, PROVINCE-11, 4",
                "BUILDING, ROAD_TRANSPORT, -,   false, 110000, PROVINCE-11, 4",
                "BUILDING, CONSTRUCTION,   OIL, true,  110000, BUILDING,      1",
                "BUILDING, CHEMICAL,       OIL, true,  110000, OIL,         2",
                "-,      CHEMICAL,       -,   true,  110000, OWN,      3",
                "-,      COAL_MINE,      -,   false, 140000, COAL-14,     4"
            })
    void recommends_under_the_ministry_that_is_told(
            String ministry,
            PracticeCategory category,
            String group,
            boolean direct,
            String province,
            String agency,
            int step) {
        assertThat(AgencyChoice.recommendUnder(ministry, SampleAgencies.COUNTRY, category, province, group, direct))
                .hasValueSatisfying(found -> {
                    assertThat(found.agency().code()).isEqualTo(agency);
                    assertThat(found.step()).isEqualTo(step);
                });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"CHEMICAL, -", "CHEMICAL, 990000", "CHEMICAL, ''", "-, -"})
    void recommends_none_where_the_province_is_unknown(PracticeCategory category, String province) {
        assertThat(AgencyChoice.recommend(SampleAgencies.COUNTRY, category, province, null, false))
                .isEmpty();
    }

    @Test
    void an_agency_takes_its_categories_while_it_is_open() {
        Agency open = agency(true, null);
        assertThat(open.takes(PracticeCategory.CHEMICAL)).isTrue();
        assertThat(open.findings(PracticeCategory.CHEMICAL, "agency")).isEmpty();
        assertThat(open.findings(null, "agency")).isEmpty();
        assertThat(open.takes(PracticeCategory.COAL_MINE)).isFalse();
        assertThat(open.findings(PracticeCategory.COAL_MINE, "agency"))
                .containsExactly(Finding.of("AGENCY_CATEGORY", "agency", "V08"));
    }

    @Test
    void a_closed_agency_says_when_it_opens_and_everything_else_too() {
        LocalDate opens = LocalDate.of(2027, 3, 1);
        assertThat(agency(false, opens).takes(PracticeCategory.CHEMICAL)).isFalse();
        assertThat(agency(false, opens).findings(PracticeCategory.COAL_MINE, "agency"))
                .containsExactly(
                        Finding.of("AGENCY_OPENS_LATER", "agency", "V08").on(opens),
                        Finding.of("AGENCY_CATEGORY", "agency", "V08"));
        assertThat(agency(false, null).findings(PracticeCategory.CHEMICAL, "agency"))
                .containsExactly(Finding.of("AGENCY_CLOSED", "agency", "V08"));
    }

    private static Agency agency(boolean open, LocalDate opensOn) {
        return new Agency(
                1,
                PublicId.next(),
                "A",
                AgencyType.PROVINCE,
                "A",
                "110000",
                Set.of(PracticeCategory.CHEMICAL),
                null,
                null,
                null,
                false,
                open,
                opensOn);
    }
}
