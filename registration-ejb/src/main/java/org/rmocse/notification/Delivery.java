package org.rmocse.notification;

import java.time.Instant;

/**
 * What became of one notice.
 *
 * @param status WAITING, SENDING, SENT or FAILED
 * @param sentAt when the mail server took it; null before
 */
public record Delivery(NoticeType type, String status, int attempts, Instant createdAt, Instant sentAt) {}
