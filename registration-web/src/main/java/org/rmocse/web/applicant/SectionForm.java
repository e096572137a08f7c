package org.rmocse.web.applicant;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.rmocse.application.Filing;
import org.rmocse.application.Section;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.CategorySection;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutyEntry;
import org.rmocse.application.Section.DutySection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.application.Section.WorkSection;
import org.rmocse.application.Step;
import org.rmocse.shared.PracticeCategory;

/** A step's fields as the page holds them: texts by name, and rows of texts. What cannot be read stays as it was typed. */
class SectionForm {

    final HashMap<String, Object> values = new HashMap<>();
    final ArrayList<Map<String, String>> rows = new ArrayList<>();
    private final Map<String, String> unread = new TreeMap<>();

    static SectionForm of(Step step, Filing filing) {
        SectionForm form = new SectionForm();
        switch (step) {
            case AGENCY -> form.agency(filing.agency());
            case BASIC -> form.basic(filing.basic());
            case MATTER -> form.matter(filing.matter());
            case CHANGE -> form.change(filing.change());
            case CATEGORY -> form.put("category", filing.category().category());
            case EMPLOYER -> form.employer(filing.employer());
            case EDUCATION -> {
                filing.education().rows().forEach(form::educationRow);
                form.unread(filing.education().unread());
            }
            case WORK -> {
                form.put("gaps", filing.work().gaps());
                filing.work().rows().forEach(form::workRow);
                form.unread(filing.work().unread());
            }
            case DUTY -> {
                filing.duty().rows().forEach(form::dutyRow);
                form.unread(filing.duty().unread());
            }
            case PORTRAIT, FORM, MATERIALS -> {}
        }
        return form;
    }

    /** What a page holds; rows in which nothing stands are left out. */
    static SectionForm typed(Map<String, Object> values, List<Map<String, String>> rows) {
        SectionForm form = new SectionForm();
        values.forEach((name, value) -> form.values.put(name, value instanceof Boolean ? value : trimmed(value)));
        for (Map<String, String> row : rows) {
            Map<String, String> filled = new HashMap<>();
            row.forEach((name, value) -> filled.put(name, trimmed(value)));
            if (filled.values().stream().anyMatch(Objects::nonNull)) {
                form.rows.add(filled);
            }
        }
        return form;
    }

    /**
     * This form with what was not touched taken from what is stored by now, so that two tabs do not undo each other.
     *
     * @param shown what the page showed before it was edited
     */
    SectionForm onto(SectionForm stored, SectionForm shown) {
        SectionForm merged = new SectionForm();
        merged.values.putAll(stored.values);
        values.forEach((name, value) -> {
            if (!Objects.equals(value, shown.values.get(name))) {
                merged.values.put(name, value);
            }
        });
        merged.rows.addAll(rows.equals(shown.rows) ? stored.rows : rows);
        return merged;
    }

    /** Changes with anything that is filled in. */
    String version() {
        return Integer.toHexString(Objects.hash(new TreeMap<>(values), rows));
    }

    /** @throws IllegalArgumentException for a step that is not filled in as fields */
    Section section(Step step) {
        unread.clear();
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
            case MATTER ->
                new MatterSection(
                        text("item"),
                        text("condition"),
                        text("subject"),
                        text("newName"),
                        text("newIdNumber"),
                        text("explanation"),
                        text("mobile"),
                        text("email"));
            case CHANGE ->
                new ChangeSection(flag("category"), flag("employer"), flag("employerName"), flag("withRenewal"));
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
                        day("contractFrom", text("contractFrom")),
                        day("contractTo", text("contractTo")),
                        flag("openEnded"),
                        day("contractSignedOn", text("contractSignedOn")),
                        unread);
            case EDUCATION -> education();
            case WORK -> work();
            case DUTY -> duty();
            case PORTRAIT, FORM, MATERIALS -> throw new IllegalArgumentException(step.name());
        };
    }

    private EducationSection education() {
        List<EducationEntry> entries = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String at = "rows." + entries.size() + '.';
            BigDecimal hours = TypedText.hours(row.get("hours"));
            if (hours == null && row.get("hours") != null) {
                unread.put(at + "hours", row.get("hours"));
            }
            entries.add(new EducationEntry(
                    day(at + "from", row.get("from")),
                    day(at + "to", row.get("to")),
                    row.get("content"),
                    row.get("mode"),
                    row.get("provider"),
                    hours));
        }
        return new EducationSection(entries, unread);
    }

    private WorkSection work() {
        List<WorkEntry> entries = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String at = "rows." + entries.size() + '.';
            entries.add(new WorkEntry(
                    day(at + "from", row.get("from")),
                    day(at + "to", row.get("to")),
                    row.get("employer"),
                    row.get("post"),
                    row.get("duties"),
                    row.get("witness")));
        }
        return new WorkSection(entries, text("gaps"), unread);
    }

    private DutySection duty() {
        List<DutyEntry> entries = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String at = "rows." + entries.size() + '.';
            entries.add(new DutyEntry(
                    day(at + "from", row.get("from")),
                    day(at + "to", row.get("to")),
                    row.get("place"),
                    row.get("work"),
                    row.get("result")));
        }
        return new DutySection(entries, unread);
    }

    private void matter(MatterSection section) {
        put("item", section.item());
        put("condition", section.condition());
        put("subject", section.subject());
        put("newName", section.newName());
        put("newIdNumber", section.newIdNumber());
        put("explanation", section.explanation());
        put("mobile", section.mobile());
        put("email", section.email());
    }

    private void change(ChangeSection section) {
        values.put("category", section.category());
        values.put("employer", section.employer());
        values.put("employerName", section.employerName());
        values.put("withRenewal", section.withRenewal());
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
        unread(section.unread());
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

    private void dutyRow(DutyEntry entry) {
        Map<String, String> row = new HashMap<>();
        row.put("from", string(entry.from()));
        row.put("to", string(entry.to()));
        row.put("place", entry.place());
        row.put("work", entry.work());
        row.put("result", entry.result());
        rows.add(row);
    }

    /** Puts back what was typed where no day or number could be read. */
    private void unread(Map<String, String> typed) {
        typed.forEach((key, text) -> {
            String[] path = key.split("\\.");
            if (path.length == 1) {
                values.put(key, text);
            } else {
                rows.get(Integer.parseInt(path[1])).put(path[2], text);
            }
        });
    }

    private LocalDate day(String key, String typed) {
        LocalDate day = TypedText.day(typed);
        if (day == null && typed != null) {
            unread.put(key, typed);
        }
        return day;
    }

    private void put(String name, Object value) {
        values.put(name, string(value));
    }

    private static String string(Object value) {
        return value == null ? null : value.toString();
    }

    private static String trimmed(Object value) {
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private String text(String name) {
        return trimmed(values.get(name));
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
}
