package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/** Which kinds keep which from being filed while they are open (D19, V04). */
class OpenApplicationsTest {

    private static final PolicyParameters POLICY = PolicyParameters.of(SampleFacts.POLICY);

    @ParameterizedTest
    @CsvSource({
        "INITIAL, INITIAL RENEWAL CHANGE RE_REGISTRATION CANCELLATION",
        "RENEWAL, INITIAL RENEWAL CHANGE RE_REGISTRATION CANCELLATION",
        "CHANGE, INITIAL RENEWAL CHANGE RE_REGISTRATION CANCELLATION",
        "RE_REGISTRATION, INITIAL RENEWAL CHANGE RE_REGISTRATION CANCELLATION",
        "REISSUE, ''",
        "CANCELLATION, INITIAL RENEWAL CHANGE RE_REGISTRATION REISSUE CANCELLATION OTHER_MATTER",
        "OTHER_MATTER, ''"
    })
    void each_kind_is_kept_back_by_exactly_these(ApplicationKind kind, String inTheWay) {
        List<String> found = Arrays.stream(ApplicationKind.values())
                .filter(open -> isKeptBack(kind, Set.of(open)))
                .map(Enum::name)
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(inTheWay);
    }

    @ParameterizedTest
    @CsvSource({
        "RENEWAL, REISSUE OTHER_MATTER, false",
        "RENEWAL, REISSUE CHANGE, true",
        "CANCELLATION, REISSUE OTHER_MATTER, true"
    })
    void of_several_open_ones_one_is_enough(ApplicationKind kind, String open, boolean keptBack) {
        Set<ApplicationKind> kinds =
                Arrays.stream(open.split(" ")).map(ApplicationKind::valueOf).collect(Collectors.toSet());
        assertThat(isKeptBack(kind, kinds)).isEqualTo(keptBack);
    }

    @Test
    void a_draft_is_not_open_and_neither_is_what_has_come_to_an_end() {
        assertThat(Arrays.stream(Status.values()).filter(Status::isOpen))
                .containsExactlyInAnyOrder(
                        Status.SUBMITTED,
                        Status.RETURNED,
                        Status.UNDER_INITIAL_REVIEW,
                        Status.INITIAL_PASSED,
                        Status.REPORTED,
                        Status.AWAITING_APPROVAL);
    }

    private static boolean isKeptBack(ApplicationKind kind, Set<ApplicationKind> open) {
        EligibilityFacts facts = new EligibilityFacts(
                kind,
                LocalDate.of(2026, 11, 23),
                LocalDate.of(1980, 5, 1),
                new Qualified(LocalDate.of(2015, 9, 1), PracticeCategory.CHEMICAL, Set.of()),
                new Registered(
                        LocalDate.of(2022, 1, 10),
                        LocalDate.of(2027, 1, 9),
                        PracticeCategory.CHEMICAL,
                        "91110000100000123T",
                        "清河化工",
                        null,
                        null),
                null,
                BigDecimal.valueOf(48),
                true,
                open);
        return EligibilityRules.evaluate(facts, POLICY)
                .findings()
                .contains(Finding.of("OPEN_APPLICATION_EXISTS", "openApplications", "D19"));
    }
}
