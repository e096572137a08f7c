package org.rmocse.notification;

/** What kind of answer the mail server gave to a mail it did not take, or that it gave none. */
public enum MailAnswer {
    REFUSED_FOR_NOW,
    REFUSED_FOR_GOOD,
    NO_ADDRESS,
    NONE;

    /** @param error what {@link NotSent#answer} kept; null where nothing went wrong, which is answered by null */
    static MailAnswer of(String error) {
        if (error == null) {
            return null;
        }
        if (error.equals(NotSent.NO_ADDRESS)) {
            return NO_ADDRESS;
        }
        return error.matches("4\\d\\d.*") ? REFUSED_FOR_NOW : error.matches("5\\d\\d.*") ? REFUSED_FOR_GOOD : NONE;
    }
}
