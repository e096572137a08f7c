package org.rmocse.certificate;

/** What is made for a holder (D21). */
public enum CopyItem {
    CERTIFICATE,
    LABEL
}
