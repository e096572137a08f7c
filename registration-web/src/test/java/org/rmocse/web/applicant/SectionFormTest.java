package org.rmocse.web.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmocse.application.Filing;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.CategorySection;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutySection;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.application.Section.PortraitSection;
import org.rmocse.application.Section.WorkSection;
import org.rmocse.application.Step;

class SectionFormTest {

    @Test
    void keeps_a_day_that_is_none_as_it_was_typed() {
        Map<String, Object> typed = Map.of("name", "北京安泰化工有限公司", "contractFrom", "去年春天", "contractTo", "2029-12-31");

        EmployerSection section =
                (EmployerSection) SectionForm.typed(typed, List.of()).section(Step.EMPLOYER);

        assertThat(section.contractFrom()).isNull();
        assertThat(section.contractTo()).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(section.unread()).containsExactly(Map.entry("contractFrom", "去年春天"));
        assertThat(SectionForm.of(Step.EMPLOYER, filing(section, WorkSection.EMPTY)).values)
                .containsEntry("contractFrom", "去年春天");
    }

    @Test
    void keeps_days_and_hours_of_rows_that_are_none_with_their_rows() {
        SectionForm form = SectionForm.typed(
                Map.of(),
                List.of(
                        Map.of(),
                        Map.of("from", "2025-01-06", "to", "2025-01-07", "hours", "16"),
                        Map.of("from", "2025-02-31", "to", "2025-03-02", "hours", "a day")));

        EducationSection section = (EducationSection) form.section(Step.EDUCATION);

        assertThat(section.rows()).hasSize(2);
        assertThat(section.unread())
                .containsOnly(Map.entry("rows.1.from", "2025-02-31"), Map.entry("rows.1.hours", "a day"));
    }

    @Test
    void leaves_out_rows_in_which_nothing_stands() {
        SectionForm form = SectionForm.typed(Map.of(), List.of(Map.of("from", " "), Map.of("employer", "某公司")));

        assertThat(((WorkSection) form.section(Step.WORK)).rows()).hasSize(1);
    }

    @Test
    void takes_what_was_not_touched_from_what_is_stored_by_now() {
        SectionForm shown = basic("13900000001", "old@demo.example");
        SectionForm typed = basic("13900000002", "old@demo.example");
        SectionForm stored = basic("13900000001", "new@demo.example");

        SectionForm merged = typed.onto(stored, shown);

        assertThat(merged.values).containsEntry("mobile", "13900000002").containsEntry("email", "new@demo.example");
    }

    @Test
    void lets_a_field_be_emptied() {
        SectionForm shown = basic("13900000001", "old@demo.example");
        SectionForm typed = basic(null, "old@demo.example");

        assertThat(((BasicSection) typed.onto(shown, shown).section(Step.BASIC)).mobile())
                .isNull();
    }

    @Test
    void changes_its_version_with_what_is_typed_and_with_nothing_else() {
        assertThat(basic("13900000001", "a@demo.example").version())
                .isEqualTo(basic("13900000001 ", "a@demo.example").version())
                .isNotEqualTo(basic("13900000002", "a@demo.example").version());
    }

    private static SectionForm basic(String mobile, String email) {
        Map<String, Object> values = new HashMap<>();
        values.put("mobile", mobile);
        values.put("email", email);
        return SectionForm.typed(values, List.of());
    }

    private static Filing filing(EmployerSection employer, WorkSection work) {
        return new Filing(
                AgencySection.EMPTY,
                BasicSection.EMPTY,
                PortraitSection.EMPTY,
                MatterSection.EMPTY,
                ChangeSection.EMPTY,
                CategorySection.EMPTY,
                employer,
                EducationSection.EMPTY,
                work,
                DutySection.EMPTY);
    }
}
