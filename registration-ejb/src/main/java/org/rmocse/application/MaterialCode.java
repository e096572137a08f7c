package org.rmocse.application;

/** The documents a filing may carry (domain 2.2). */
public enum MaterialCode {
    APP_FORM,
    CONTRACT,
    HOLD_ID,
    CE_PROOF
}
