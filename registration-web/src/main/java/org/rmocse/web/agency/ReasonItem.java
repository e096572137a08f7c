package org.rmocse.web.agency;

import org.rmocse.application.ReasonCode;

/** The item a reason is pinned to, so that the applicant finds it at the step where it is mended. */
final class ReasonItem {

    private ReasonItem() {}

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
            case IMG_UNCLEAR,
                    IMG_NOT_IMAGE,
                    RENAME_PROOF_MISSING,
                    DUTY_TOO_GENERAL,
                    DUTY_NOT_SAFETY,
                    DUTY_UNSIGNED,
                    FALSE_MATERIAL -> "materials";
            case KIND_WRONG, OVER_AGE, BARRED -> "basic";
        };
    }
}
