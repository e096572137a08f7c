package org.rmocse.notification;

/**
 * The notices that have not been sent.
 *
 * @param waiting those on their way, be it another attempt
 * @param failed those given up
 */
public record MailBacklog(long waiting, long failed) {}
