package org.rmocse.notification;

/**
 * What is wrong with the mails of the last days.
 *
 * @param failed how many were given up
 * @param late how many have waited for longer than they should
 */
public record MailTrouble(int failed, int late) {}
