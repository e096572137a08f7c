package org.rmocse.agency;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;

/** What an agency's entry must be: named, of a region where its kind has one, taking something, and reachable as typed. */
final class AgencyRule {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 1000;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}(-[A-Z0-9]{1,12}){0,2}");
    private static final Pattern PROVINCE = Pattern.compile("\\d{6}");
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{7,20}");

    /** It becomes a link on a public page, so that nothing but a web address may pass. */
    private static final Pattern WEBSITE = Pattern.compile("https?://[\\w.-]+\\.\\w{2,}(:\\d+)?(/[^\\s\"'<>]*)?");

    private static final Set<AgencyType> OF_A_REGION = EnumSet.of(AgencyType.PROVINCE, AgencyType.COAL);

    private AgencyRule() {}

    /** All that is wrong with a draft, in the order of its fields. */
    static List<Finding> findings(AgencyDraft draft) {
        List<Finding> findings = new ArrayList<>();
        if (text(draft.code()) == null) {
            findings.add(Finding.of("REQUIRED", "code"));
        } else if (!CODE.matcher(text(draft.code())).matches()) {
            findings.add(Finding.of("AGENCY_CODE_INVALID", "code"));
        }
        required(findings, "name", draft.name(), LONGEST_LINE);
        if (draft.type() == null) {
            findings.add(Finding.of("REQUIRED", "type"));
        } else {
            region(findings, draft.type(), text(draft.province()));
        }
        if (draft.categories().isEmpty()) {
            findings.add(Finding.of("REQUIRED", "categories"));
        }
        matching(findings, "phone", draft.phone(), PHONE, "PHONE_INVALID");
        limited(findings, "address", draft.address(), LONGEST_LINE);
        matching(findings, "website", draft.website(), WEBSITE, "WEBSITE_INVALID");
        limited(findings, "educationContact", draft.educationContact(), LONGEST_LINE);
        limited(findings, "windows", draft.windows(), LONGEST_TEXT);
        IntakeText.faulty(draft.windows())
                .forEach(line -> findings.add(
                        Finding.of("INTAKE_PERIOD_INVALID", "windows").having(line, null)));
        return findings;
    }

    /** A typed line without what surrounds it; null for an empty one. */
    static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static void region(List<Finding> findings, AgencyType type, String province) {
        if (!OF_A_REGION.contains(type)) {
            if (province != null) {
                findings.add(Finding.of("AGENCY_NATIONWIDE", "province"));
            }
        } else if (province == null || !PROVINCE.matcher(province).matches()) {
            findings.add(Finding.of("REQUIRED", "province"));
        }
    }

    private static void required(List<Finding> findings, String field, String typed, int most) {
        if (text(typed) == null) {
            findings.add(Finding.of("REQUIRED", field));
        } else {
            limited(findings, field, typed, most);
        }
    }

    private static void limited(List<Finding> findings, String field, String typed, int most) {
        String text = text(typed);
        if (text != null && text.length() > most) {
            findings.add(Finding.of("TOO_LONG", field).having(text.length(), most));
        }
    }

    private static void matching(List<Finding> findings, String field, String typed, Pattern shape, String code) {
        String text = text(typed);
        if (text != null
                && (text.length() > LONGEST_LINE || !shape.matcher(text).matches())) {
            findings.add(Finding.of(code, field));
        }
    }
}
