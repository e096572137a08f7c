package org.rmocse.notification;

/** What became of a mail, as people are told: whether it lies with us, is with the mail server, or was given up. */
public enum MailState {
    WAITING,
    SENT,
    FAILED
}
