package org.rmocse.application;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rmocse.application.ApplicationView.GivenReason;
import org.rmocse.shared.Finding;

/**
 * A round of correction (R14, D22): what was flagged opens again, and nothing else; each flagged item is mended, or it is said
 * why not; what was changed is told to the reviewer.
 *
 * @param flagged the reasons of the return that is to be mended; empty for a file that was never returned
 * @param changed what differs from what was filed before, by item
 */
public record Correction(List<GivenReason> flagged, List<Changed> changed) {

    /** A first filing. */
    public static final Correction NONE = new Correction(List.of(), List.of());

    /**
     * An item that differs from what was filed before.
     *
     * @param before the value as it was; null for nothing, and for what is no single value
     * @param after the value as it is now, likewise
     */
    public record Changed(String item, String before, String after) {}

    /** Items that go together: whoever mends the one has to touch the others. */
    private static final Map<String, List<String>> TOGETHER = Map.of(
            "agency.agencyId", List.of("agency"),
            "employer.name", List.of("employer.creditCode"),
            "employer.contractTo", List.of("employer.contractFrom", "employer.openEnded", "employer.contractSignedOn"),
            "education.rows", List.of("materials.CE_PROOF"),
            "duty.rows", List.of("materials.DUTY_STATEMENT"),
            "change", List.of("category", "employer", "education", "materials"),
            "matter", List.of("materials"));

    /** Whether a field may be changed now: it was flagged, goes with something flagged, or something is wrong with it. */
    boolean opens(String field, Map<Step, List<Finding>> found) {
        return flagged.isEmpty()
                || flagged.stream().anyMatch(reason -> covers(reason.item(), field))
                || wrong(found.getOrDefault(Step.ofField(field), List.of()))
                        .anyMatch(finding -> within(finding.field(), field) || within(field, finding.field()));
    }

    /** Whether anything at a step may be changed now. */
    boolean opens(Step step, Map<Step, List<Finding>> found) {
        return flagged.isEmpty()
                || flagged.stream().anyMatch(reason -> touches(reason.item(), step))
                || wrong(found.getOrDefault(step, List.of())).findAny().isPresent();
    }

    private static Stream<Finding> wrong(List<Finding> found) {
        return found.stream().filter(finding -> !finding.code().equals("NOT_MENDED"));
    }

    private static boolean touches(String item, Step step) {
        return Step.ofField(item) == step
                || TOGETHER.getOrDefault(item, List.of()).stream().anyMatch(other -> Step.ofField(other) == step);
    }

    /** What was flagged and is neither changed nor answered. */
    List<Finding> unmended() {
        List<Finding> findings = new ArrayList<>();
        for (GivenReason reason : flagged) {
            boolean mended = changed.stream().anyMatch(change -> covers(reason.item(), change.item()));
            if (!mended && Typed.blank(reason.answer())) {
                findings.add(Finding.of("NOT_MENDED", reason.item(), "R14").having(reason.text(), null));
            }
        }
        return findings;
    }

    private static boolean covers(String item, String field) {
        return within(field, item)
                || TOGETHER.getOrDefault(item, List.of()).stream().anyMatch(other -> within(field, other));
    }

    private static boolean within(String field, String item) {
        return field.equals(item) || field.startsWith(item + '.');
    }

    /** The fields in which two versions of one section differ. */
    static Set<String> differences(Step step, JsonObject before, JsonObject after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.remove("unread");
        names.removeIf(name -> same(before.get(name), after.get(name)));
        if (!same(before.get("unread"), after.get("unread"))) {
            names.add(before.containsKey("rows") || after.containsKey("rows") ? "rows" : "unread");
        }
        Set<String> fields = new TreeSet<>();
        names.forEach(name -> fields.add(step.key() + '.' + name));
        return fields;
    }

    /** What two filings differ in; documents by their codes, the printed form as {@code form.pages}. */
    static List<Changed> between(JsonObject before, JsonObject after, JsonObject filesBefore, JsonObject filesAfter) {
        Map<String, Changed> changed = new TreeMap<>();
        for (Step step : Step.values()) {
            JsonObject was = section(before, step);
            JsonObject is = section(after, step);
            for (String field : differences(step, was, is)) {
                String name = field.substring(step.key().length() + 1);
                changed.put(field, new Changed(field, text(was.get(name)), text(is.get(name))));
            }
        }
        Set<String> codes = new TreeSet<>(filesBefore.keySet());
        codes.addAll(filesAfter.keySet());
        for (String code : codes) {
            if (!Objects.equals(filesBefore.get(code), filesAfter.get(code))) {
                String item = code.equals(MaterialCode.APP_FORM.name()) ? "form.pages" : "materials." + code;
                changed.put(item, new Changed(item, null, null));
            }
        }
        return List.copyOf(changed.values());
    }

    private static JsonObject section(JsonObject filing, Step step) {
        JsonObject section = filing.getJsonObject(step.name());
        return section == null ? JsonValue.EMPTY_JSON_OBJECT : section;
    }

    private static boolean same(JsonValue one, JsonValue other) {
        return Objects.equals(present(one), present(other));
    }

    /** What is empty, false or nothing is all the same: nothing was said. */
    private static JsonValue present(JsonValue value) {
        boolean empty = value == null
                || value == JsonValue.NULL
                || value == JsonValue.FALSE
                || value.equals(JsonValue.EMPTY_JSON_ARRAY)
                || value.equals(JsonValue.EMPTY_JSON_OBJECT);
        return empty ? null : value;
    }

    private static String text(JsonValue value) {
        if (value == null
                || value.getValueType() == JsonValue.ValueType.ARRAY
                || value.getValueType() == JsonValue.ValueType.OBJECT
                || value.getValueType() == JsonValue.ValueType.NULL) {
            return null;
        }
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
