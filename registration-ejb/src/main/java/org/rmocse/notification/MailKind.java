package org.rmocse.notification;

/**
 * What became of the mails of one type.
 *
 * @param type the name of a {@link NoticeType}
 * @param sendable how many of those that failed can be sent again
 */
public record MailKind(String type, DeliveryCounts counts, int sendable) {}
