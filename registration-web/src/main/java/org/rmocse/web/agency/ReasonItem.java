package org.rmocse.web.agency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.Step;

/** The item a reason is pinned to, so that the applicant finds it at the step where it is mended. */
final class ReasonItem {

    private static final String MATERIALS = "materials";

    private ReasonItem() {}

    /** Where a reason usually belongs. */
    static String of(ReasonCode code) {
        return switch (code) {
            case FORM_MISSING_PAGE,
                    FORM_UNSIGNED,
                    FORM_EMPLOYER_BLANK,
                    SEAL_WRONG_TYPE,
                    SEAL_ILLEGIBLE,
                    SEAL_NAME_MISMATCH,
                    FORM_STALE -> "form.pages";
            case PHOTO_BAD -> "portrait.fileId";
            case HOLDID_UNRECOGNISABLE -> "materials.HOLD_ID";
            case CONTRACT_INCOMPLETE, CONTRACT_EXPIRED, CONTRACT_NOT_SAFETY -> "materials.CONTRACT";
            case EMPLOYER_NAME_MISMATCH, EMPLOYER_INVALID, SOCIAL_INSURANCE_DOUBT, DUPLICATE_EMPLOYER ->
                "employer.name";
            case CE_INSUFFICIENT -> "education.rows";
            case CE_NO_PROOF -> "materials.CE_PROOF";
            case CATEGORY_WRONG -> "category.category";
            case AGENCY_WRONG -> "agency.agencyId";
            case RENAME_PROOF_MISSING -> "materials.RENAME_PROOF";
            case DUTY_TOO_GENERAL, DUTY_NOT_SAFETY -> "duty.rows";
            case DUTY_UNSIGNED -> "materials.DUTY_STATEMENT";
            case IMG_UNCLEAR, IMG_NOT_IMAGE, FALSE_MATERIAL -> MATERIALS;
            case KIND_WRONG, OVER_AGE, BARRED -> "basic";
        };
    }

    /** The items this filing has, in the order of its steps. */
    static List<String> of(ApplicationView view) {
        List<String> items = ofSteps(view.steps());
        view.requiredMaterials().stream()
                .map(code -> MATERIALS + '.' + code.name())
                .filter(item -> !item.equals("materials.APP_FORM"))
                .forEach(items::add);
        items.add(MATERIALS);
        return items;
    }

    /** The items every filing of these kinds has, whatever else it has; a single document is among the documents. */
    static List<String> common(Collection<ApplicationKind> kinds) {
        List<String> items = null;
        for (ApplicationKind kind : kinds) {
            List<String> own = ofSteps(kind.steps().stream()
                    .filter(step -> step != Step.CATEGORY && step != Step.EDUCATION)
                    .toList());
            if (items == null) {
                items = own;
            } else {
                items.retainAll(own);
            }
        }
        List<String> common = items == null ? new ArrayList<>() : items;
        common.add(MATERIALS);
        return common;
    }

    /**
     * Where a reason belongs that is given to several filings at once: a document's to the item it goes with, or to all
     * documents.
     *
     * @param common the items all of them have
     * @return null where not each of them can have it
     */
    static String amongMany(ReasonCode code, List<String> common) {
        String item =
                switch (code) {
                    case DUTY_UNSIGNED -> "duty.rows";
                    case CE_NO_PROOF -> "education.rows";
                    case RENAME_PROOF_MISSING -> "change";
                    case HOLDID_UNRECOGNISABLE, CONTRACT_INCOMPLETE, CONTRACT_EXPIRED, CONTRACT_NOT_SAFETY ->
                        common.contains("employer.name") ? MATERIALS : null;
                    default -> of(code);
                };
        return item != null && common.contains(item) ? item : null;
    }

    private static List<String> ofSteps(List<Step> steps) {
        List<String> items = new ArrayList<>();
        for (Step step : steps) {
            items.addAll(
                    switch (step) {
                        case AGENCY -> List.of("agency.agencyId");
                        case BASIC -> List.of("basic");
                        case PORTRAIT -> List.of("portrait.fileId");
                        case MATTER -> List.of("matter");
                        case CHANGE -> List.of("change");
                        case CATEGORY -> List.of("category.category");
                        case EMPLOYER -> List.of("employer.name", "employer.post", "employer.contractTo");
                        case EDUCATION -> List.of("education.rows");
                        case WORK -> List.of("work.rows");
                        case DUTY -> List.of("duty.rows");
                        case FORM -> List.of("form.pages");
                        case MATERIALS -> List.of();
                    });
        }
        return items;
    }
}
