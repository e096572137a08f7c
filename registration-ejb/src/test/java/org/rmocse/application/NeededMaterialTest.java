package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.application.NeededMaterial.Need;
import org.rmocse.shared.PracticeCategory;

/** The guide tells of the documents what the rule asks for. */
class NeededMaterialTest {

    @ParameterizedTest
    @EnumSource(ApplicationKind.class)
    void the_guide_names_what_some_filing_needs_and_calls_always_needed_what_every_one_does(ApplicationKind kind) {
        List<Set<MaterialCode>> asked =
                filings(kind).stream().map(NeededMaterialTest::required).toList();
        Set<MaterialCode> ever = asked.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<MaterialCode> always = EnumSet.copyOf(ever);
        asked.forEach(always::retainAll);
        List<NeededMaterial> told = NeededMaterial.of(kind);
        assertThat(told).extracting(NeededMaterial::code).containsExactlyInAnyOrderElementsOf(ever);
        assertThat(told)
                .filteredOn(one -> one.need() == Need.ALWAYS)
                .extracting(NeededMaterial::code)
                .containsExactlyInAnyOrderElementsOf(always);
    }

    @Test
    void each_need_is_what_the_rule_looks_at() {
        SampleFacts change = facts(ApplicationKind.CHANGE);
        assertThat(required(change.with("change.employer", true)))
                .containsExactlyInAnyOrder(MaterialCode.APP_FORM, of(ApplicationKind.CHANGE, Need.NEW_EMPLOYER));
        change = facts(ApplicationKind.CHANGE);
        assertThat(required(change.with("change.employerName", true)))
                .containsExactlyInAnyOrder(MaterialCode.APP_FORM, of(ApplicationKind.CHANGE, Need.RENAMED));
        change = facts(ApplicationKind.CHANGE);
        assertThat(required(change.with("change.withRenewal", true)))
                .containsExactlyInAnyOrder(MaterialCode.APP_FORM, of(ApplicationKind.CHANGE, Need.RENEWING));
        assertThat(required(facts(ApplicationKind.REISSUE).with("matter.condition", "LOST")))
                .contains(of(ApplicationKind.REISSUE, Need.LOST));
        assertThat(required(SampleFacts.overdue())).contains(of(ApplicationKind.INITIAL, Need.OVERDUE));
    }

    @Test
    void a_kind_has_the_form_it_is_asked_for_with() {
        for (ApplicationKind kind : ApplicationKind.values()) {
            assertThat(BlankForm.of(kind).isEmpty()).as(kind.name()).isEqualTo(kind.formPages() == 0);
        }
        assertThat(BlankForm.of(ApplicationKind.RENEWAL)).containsExactly(BlankForm.RENEWAL, BlankForm.DUTY_STATEMENT);
    }

    private static MaterialCode of(ApplicationKind kind, Need need) {
        return NeededMaterial.of(kind).stream()
                .filter(one -> one.need() == need)
                .map(NeededMaterial::code)
                .findFirst()
                .orElseThrow();
    }

    private static Set<MaterialCode> required(SampleFacts facts) {
        return Set.copyOf(MaterialRule.required(facts.facts()));
    }

    private static List<SampleFacts> filings(ApplicationKind kind) {
        List<SampleFacts> filings = new ArrayList<>(List.of(facts(kind)));
        for (String change :
                List.of("change.employer", "change.employerName", "change.category", "change.withRenewal")) {
            filings.add(facts(kind).with(change, true));
        }
        for (String condition : List.of("DAMAGED", "LOST", "HELD")) {
            filings.add(facts(kind).with("matter.condition", condition));
        }
        SampleFacts late = SampleFacts.overdue();
        late.kind = kind;
        filings.add(late);
        SampleFacts reported = facts(kind);
        reported.policy = new java.util.HashMap<>(SampleFacts.POLICY);
        reported.policy.put("education.hours", "0");
        filings.add(reported);
        return filings;
    }

    private static SampleFacts facts(ApplicationKind kind) {
        SampleFacts facts = new SampleFacts();
        facts.kind = kind;
        facts.registration = SampleFacts.registration(
                LocalDate.of(2022, 5, 1), LocalDate.of(2027, 4, 30), PracticeCategory.CHEMICAL);
        return facts;
    }
}
