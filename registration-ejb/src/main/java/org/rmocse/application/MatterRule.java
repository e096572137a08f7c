package org.rmocse.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.shared.Finding;

/** What is asked outside the four registration kinds must be said whole (domain 2.3, D21). */
final class MatterRule {

    static final Set<String> ITEMS = Set.of("CERTIFICATE", "LABEL");
    static final Set<String> SUBJECTS = Set.of("ID_NUMBER", "NAME", "OTHER");

    private MatterRule() {}

    static List<Finding> findings(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        MatterSection matter = facts.filing().matter();
        switch (facts.kind()) {
            case REISSUE -> {
                chosen(findings, "matter.item", matter.item(), ITEMS);
                chosen(findings, "matter.condition", matter.condition(), Set.of("DAMAGED", "LOST"));
            }
            case CANCELLATION -> chosen(findings, "matter.condition", matter.condition(), Set.of("HELD", "LOST"));
            case OTHER_MATTER -> other(findings, matter, facts);
            case INITIAL, RENEWAL, CHANGE, RE_REGISTRATION -> {}
        }
        Typed.required(findings, "matter.explanation", matter.explanation(), Typed.LONGEST_TEXT);
        Typed.mobile(findings, "matter.mobile", matter.mobile());
        Typed.email(findings, "matter.email", matter.email());
        return findings;
    }

    /** Whether the original is to be received at the agency before the file goes on: a damaged one, or one given back (D21). */
    static boolean givesOriginalBack(SubmissionFacts facts) {
        return facts.kind().route() == Route.AGENCY && !facts.filing().matter().isLost();
    }

    private static void other(List<Finding> findings, MatterSection matter, SubmissionFacts facts) {
        chosen(findings, "matter.subject", matter.subject(), SUBJECTS);
        if ("ID_NUMBER".equals(matter.subject()) && matter.newIdNumber() == null) {
            findings.add(Finding.of("REQUIRED", "matter.newIdNumber", "V01"));
        }
        if ("NAME".equals(matter.subject())) {
            Typed.line(findings, "matter.newName", matter.newName());
            if (matter.newName() != null
                    && matter.newName().strip().equals(facts.person().name())) {
                findings.add(Finding.of("CHANGE_NOT_MADE", "matter.newName", "V10"));
            }
        }
    }

    private static void chosen(List<Finding> findings, String field, String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            findings.add(Finding.of("REQUIRED", field, "D21"));
        }
    }
}
