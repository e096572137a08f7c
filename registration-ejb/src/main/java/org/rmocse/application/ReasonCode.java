package org.rmocse.application;

/**
 * Why a file is returned or refused (domain 5.1), each with the rule it rests on (D20). A fixable reason returns, a refusing
 * one ends.
 */
public enum ReasonCode {
    FORM_MISSING_PAGE(true, "V15"),
    FORM_UNSIGNED(true, "V15"),
    FORM_EMPLOYER_BLANK(true, "V15"),
    SEAL_WRONG_TYPE(true, "V16"),
    SEAL_ILLEGIBLE(true, "V16"),
    SEAL_NAME_MISMATCH(true, "V16"),
    FORM_STALE(true, "V17"),
    IMG_UNCLEAR(true, "V15"),
    IMG_NOT_IMAGE(true, "D13"),
    PHOTO_BAD(true, "D14"),
    HOLDID_UNRECOGNISABLE(true, "V15"),
    CONTRACT_INCOMPLETE(true, "V12"),
    CONTRACT_EXPIRED(true, "V12"),
    CONTRACT_NOT_SAFETY(true, "V12"),
    EMPLOYER_NAME_MISMATCH(true, "V16"),
    EMPLOYER_INVALID(false, "R24"),
    SOCIAL_INSURANCE_DOUBT(true, "D15"),
    DUTY_TOO_GENERAL(true, "V14"),
    DUTY_NOT_SAFETY(true, "V14"),
    DUTY_UNSIGNED(true, "V14"),
    CE_INSUFFICIENT(true, "D9"),
    CE_NO_PROOF(true, "D9"),
    CATEGORY_WRONG(true, "D10"),
    AGENCY_WRONG(true, "V08"),
    KIND_WRONG(false, "V03"),
    RENAME_PROOF_MISSING(true, "V15"),
    DUPLICATE_EMPLOYER(false, "R5"),
    OVER_AGE(false, "D8"),
    FALSE_MATERIAL(false, "R5"),
    BARRED(false, "R22");

    private final boolean fixable;
    private final String rule;

    ReasonCode(boolean fixable, String rule) {
        this.fixable = fixable;
        this.rule = rule;
    }

    /** True where the applicant can mend it. */
    public boolean isFixable() {
        return fixable;
    }

    /** The id of the rule behind it; its text, with the instrument, stands under {@code rule.<id>}. */
    public String rule() {
        return rule;
    }
}
