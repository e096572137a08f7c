package org.rmocse.notification;

/** What people are told by mail; the words stand in the bundle under {@code <type>.subject} and {@code <type>.body}. */
public enum NoticeType {
    ACCOUNT_LINK,
    ACCOUNT_EXISTS,
    ADDRESS_TAKEN,
    STAFF_ACCOUNT_LINK,
    PASSWORD_RESET,
    SECOND_FACTOR_RESET,
    CODE_ISSUED,
    APPLICATION_RECEIVED,
    APPLICATION_RETURNED,
    APPLICATION_APPROVED,
    APPLICATION_REFUSED,
    APPLICATION_WITHDRAWN,
    APPLICATION_LAPSED,
    CORRECTION_DUE,
    REGISTRATION_ENDS,
    RENEWAL_CLOSES,
    INITIAL_CLOSES,
    REGISTRATION_REVOKED,
    READY_FOR_COLLECTION,
    OPINION_ASKED,
    COPY_MADE_AGAIN
}
