package org.rmocse.application;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.rmocse.education.EducationRule;
import org.rmocse.shared.Finding;

/** The documents a filing must carry, by its kind and by what it asks (domain 2.2, 2.3; V15). */
public final class MaterialRule {

    private MaterialRule() {}

    /** What must be there, the printed form first. */
    public static List<MaterialCode> required(SubmissionFacts facts) {
        List<MaterialCode> required = new ArrayList<>();
        if (facts.kind().formPages() > 0) {
            required.add(MaterialCode.APP_FORM);
        }
        switch (facts.kind()) {
            case INITIAL -> required.addAll(List.of(MaterialCode.CONTRACT, MaterialCode.HOLD_ID));
            case RENEWAL -> required.addAll(List.of(MaterialCode.CONTRACT, MaterialCode.DUTY_STATEMENT));
            case RE_REGISTRATION -> required.add(MaterialCode.CONTRACT);
            case CHANGE -> {
                if (facts.filing().change().employer()) {
                    required.add(MaterialCode.CONTRACT);
                } else if (facts.filing().change().employerName()) {
                    required.add(MaterialCode.RENAME_PROOF);
                }
            }
            case REISSUE, CANCELLATION -> {
                required.add(MaterialCode.ID_COPY);
                if (facts.filing().matter().isLost()) {
                    required.add(MaterialCode.LOSS_DECLARATION);
                }
            }
            case OTHER_MATTER -> required.addAll(List.of(MaterialCode.ID_COPY, MaterialCode.MATTER_PROOF));
        }
        if (facts.educationRequired() && !isReportedEnough(facts)) {
            required.add(MaterialCode.CE_PROOF);
        }
        return required;
    }

    /** What is missing of it, out of date or infected; a renamed employer is proven by its new contract as well. */
    static List<Finding> findings(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>(missing(facts));
        String version = facts.filing().dutyVersion();
        boolean outdated = facts.materials().stream()
                .filter(material -> material.code() == MaterialCode.DUTY_STATEMENT)
                .anyMatch(material -> material.formVersion() != null
                        && !material.formVersion().equals(version));
        if (outdated) {
            findings.add(Finding.of("FORM_OUTDATED", "materials.DUTY_STATEMENT", "V17"));
        }
        facts.materials().stream()
                .filter(material -> material.code() != MaterialCode.APP_FORM)
                .filter(material -> facts.infected().contains(material.fileId()))
                .map(material -> infected("materials." + material.code()))
                .distinct()
                .forEach(findings::add);
        return findings;
    }

    /** A file found infected after it was kept, which must give way to another. */
    static Finding infected(String field) {
        return Finding.of("MATERIAL_INFECTED", field);
    }

    private static List<Finding> missing(SubmissionFacts facts) {
        return required(facts).stream()
                .filter(code -> code != MaterialCode.APP_FORM && !isThere(facts, code))
                .filter(code -> code != MaterialCode.RENAME_PROOF || !isThere(facts, MaterialCode.CONTRACT))
                .map(code -> Finding.of("MATERIAL_MISSING", "materials." + code, "V15"))
                .toList();
    }

    /** Whether the hours that training bodies reported suffice, so that nothing typed needs a proof (D9). */
    private static boolean isReportedEnough(SubmissionFacts facts) {
        BigDecimal need = BigDecimal.valueOf(facts.policy().integer("education.hours"));
        return EducationRule.tally(
                                facts.imported(),
                                SubmissionRules.cycleFrom(facts),
                                SubmissionRules.cycleTo(facts),
                                facts.today())
                        .hours()
                        .compareTo(need)
                >= 0;
    }

    private static boolean isThere(SubmissionFacts facts, MaterialCode code) {
        return facts.materials().stream().anyMatch(material -> material.code() == code);
    }
}
