package org.rmocse.web.applicant;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmocse.application.Filing;
import org.rmocse.application.Section;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.CategorySection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.application.Section.WorkSection;
import org.rmocse.application.Step;
import org.rmocse.shared.PracticeCategory;

/** A step's fields as the page holds them: texts by name, and rows of texts. */
class SectionForm {

    final Map<String, Object> values = new HashMap<>();
    final List<Map<String, String>> rows = new ArrayList<>();

    static SectionForm of(Step step, Filing filing) {
        SectionForm form = new SectionForm();
        switch (step) {
            case AGENCY -> form.agency(filing.agency());
            case BASIC -> form.basic(filing.basic());
            case CATEGORY -> form.put("category", filing.category().category());
            case EMPLOYER -> form.employer(filing.employer());
            case EDUCATION -> filing.education().rows().forEach(form::educationRow);
            case WORK -> {
                form.put("gaps", filing.work().gaps());
                filing.work().rows().forEach(form::workRow);
            }
            case PORTRAIT, FORM, MATERIALS -> {}
        }
        return form;
    }

    /** @throws IllegalArgumentException for a step that is not filled in as fields */
    Section section(Step step) {
        return switch (step) {
            case AGENCY ->
                new AgencySection(
                        number("agencyId"),
                        text("province"),
                        text("groupCode"),
                        flag("ministryDirect"),
                        text("collection"),
                        text("courierAddress"));
            case BASIC ->
                new BasicSection(
                        text("ethnicity"),
                        text("education"),
                        text("major"),
                        text("school"),
                        text("title"),
                        text("mobile"),
                        text("email"),
                        text("address"),
                        text("postcode"));
            case CATEGORY ->
                new CategorySection(text("category") == null ? null : PracticeCategory.valueOf(text("category")));
            case EMPLOYER ->
                new EmployerSection(
                        text("creditCode"),
                        text("name"),
                        text("nature"),
                        text("province"),
                        text("address"),
                        text("contact"),
                        text("phone"),
                        text("post"),
                        day(text("contractFrom")),
                        day(text("contractTo")),
                        flag("openEnded"),
                        day(text("contractSignedOn")));
            case EDUCATION ->
                new EducationSection(filled().stream()
                        .map(row -> new EducationEntry(
                                day(row.get("from")),
                                day(row.get("to")),
                                row.get("content"),
                                row.get("mode"),
                                row.get("provider"),
                                hours(row.get("hours"))))
                        .toList());
            case WORK ->
                new WorkSection(
                        filled().stream()
                                .map(row -> new WorkEntry(
                                        day(row.get("from")),
                                        day(row.get("to")),
                                        row.get("employer"),
                                        row.get("post"),
                                        row.get("duties"),
                                        row.get("witness")))
                                .toList(),
                        text("gaps"));
            case PORTRAIT, FORM, MATERIALS -> throw new IllegalArgumentException(step.name());
        };
    }

    private void agency(AgencySection section) {
        put("agencyId", section.agencyId());
        put("province", section.province());
        put("groupCode", section.groupCode());
        values.put("ministryDirect", section.ministryDirect());
        put("collection", section.collection());
        put("courierAddress", section.courierAddress());
    }

    private void basic(BasicSection section) {
        put("ethnicity", section.ethnicity());
        put("education", section.education());
        put("major", section.major());
        put("school", section.school());
        put("title", section.title());
        put("mobile", section.mobile());
        put("email", section.email());
        put("address", section.address());
        put("postcode", section.postcode());
    }

    private void employer(EmployerSection section) {
        put("creditCode", section.creditCode());
        put("name", section.name());
        put("nature", section.nature());
        put("province", section.province());
        put("address", section.address());
        put("contact", section.contact());
        put("phone", section.phone());
        put("post", section.post());
        put("contractFrom", section.contractFrom());
        put("contractTo", section.contractTo());
        values.put("openEnded", section.openEnded());
        put("contractSignedOn", section.contractSignedOn());
    }

    private void educationRow(EducationEntry entry) {
        Map<String, String> row = new HashMap<>();
        row.put("from", string(entry.from()));
        row.put("to", string(entry.to()));
        row.put("content", entry.content());
        row.put("mode", entry.mode());
        row.put("provider", entry.provider());
        row.put("hours", entry.hours() == null ? null : entry.hours().toPlainString());
        rows.add(row);
    }

    private void workRow(WorkEntry entry) {
        Map<String, String> row = new HashMap<>();
        row.put("from", string(entry.from()));
        row.put("to", string(entry.to()));
        row.put("employer", entry.employer());
        row.put("post", entry.post());
        row.put("duties", entry.duties());
        row.put("witness", entry.witness());
        rows.add(row);
    }

    private List<Map<String, String>> filled() {
        return rows.stream()
                .filter(row -> row.values().stream().anyMatch(value -> value != null && !value.isBlank()))
                .toList();
    }

    private void put(String name, Object value) {
        values.put(name, string(value));
    }

    private static String string(Object value) {
        return value == null ? null : value.toString();
    }

    private String text(String name) {
        Object value = values.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private boolean flag(String name) {
        return Boolean.parseBoolean(String.valueOf(values.get(name)));
    }

    private Long number(String name) {
        try {
            return text(name) == null ? null : Long.valueOf(text(name));
        } catch (NumberFormatException tampered) {
            return null;
        }
    }

    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static BigDecimal hours(String text) {
        try {
            return text == null || text.isBlank() ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
