package org.rmocse.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmocse.application.Section.DutyEntry;
import org.rmocse.shared.Finding;

/** The account of duties names at least one concrete piece of work: when, where, what, with which result (V14). */
final class DutyRule {

    private DutyRule() {}

    static List<Finding> findings(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        List<DutyEntry> rows = facts.filing().duty().rows();
        if (rows.isEmpty()) {
            findings.add(Finding.of("DUTY_EMPTY", "duty.rows", "V14"));
        }
        Map<String, String> unread = facts.filing().duty().unread();
        for (int i = 0; i < rows.size(); i++) {
            DutyEntry row = rows.get(i);
            String key = "rows." + i + '.';
            String at = "duty." + key;
            if (row.from() == null) {
                findings.add(Typed.noDay("duty", key + "from", unread, "V14"));
            } else if (row.from().isAfter(facts.today())) {
                findings.add(Finding.of("DATE_IN_FUTURE", at + "from", "V14"));
            }
            if (row.to() == null) {
                findings.add(Typed.noDay("duty", key + "to", unread, "V14"));
            } else if (row.to().isAfter(facts.today())) {
                findings.add(Finding.of("DATE_IN_FUTURE", at + "to", "V14"));
            } else if (row.from() != null && row.to().isBefore(row.from())) {
                findings.add(Finding.of("DATES_REVERSED", at + "to", "V14"));
            }
            Typed.line(findings, at + "place", row.place());
            Typed.required(findings, at + "work", row.work(), Typed.LONGEST_TEXT);
            Typed.required(findings, at + "result", row.result(), Typed.LONGEST_TEXT);
        }
        return findings;
    }
}
