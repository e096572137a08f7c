package org.rmocse.application;

/** Why a file is returned or refused (domain 5.1). A fixable reason returns, a refusing one ends. */
public enum ReasonCode {
    FORM_MISSING_PAGE(true),
    FORM_UNSIGNED(true),
    FORM_EMPLOYER_BLANK(true),
    SEAL_WRONG_TYPE(true),
    SEAL_ILLEGIBLE(true),
    SEAL_NAME_MISMATCH(true),
    FORM_STALE(true),
    IMG_UNCLEAR(true),
    IMG_NOT_IMAGE(true),
    PHOTO_BAD(true),
    HOLDID_UNRECOGNISABLE(true),
    CONTRACT_INCOMPLETE(true),
    CONTRACT_EXPIRED(true),
    CONTRACT_NOT_SAFETY(true),
    EMPLOYER_NAME_MISMATCH(true),
    EMPLOYER_INVALID(false),
    SOCIAL_INSURANCE_DOUBT(true),
    DUTY_TOO_GENERAL(true),
    DUTY_NOT_SAFETY(true),
    DUTY_UNSIGNED(true),
    CE_INSUFFICIENT(true),
    CE_NO_PROOF(true),
    CATEGORY_WRONG(true),
    AGENCY_WRONG(true),
    KIND_WRONG(false),
    RENAME_PROOF_MISSING(true),
    DUPLICATE_EMPLOYER(false),
    OVER_AGE(false),
    FALSE_MATERIAL(false),
    BARRED(false);

    private final boolean fixable;

    ReasonCode(boolean fixable) {
        this.fixable = fixable;
    }

    /** True where the applicant can mend it. */
    public boolean isFixable() {
        return fixable;
    }
}
