package org.rmocse.application;

/** The documents a filing may carry (domain 2.2, 2.3). */
public enum MaterialCode {
    APP_FORM,
    CONTRACT,
    RENAME_PROOF,
    HOLD_ID,
    ID_COPY,
    DUTY_STATEMENT,
    CE_PROOF,
    LOSS_DECLARATION,
    MATTER_PROOF
}
