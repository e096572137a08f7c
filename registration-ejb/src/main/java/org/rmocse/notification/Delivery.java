package org.rmocse.notification;

import java.time.Instant;

/**
 * What became of one notice.
 *
 * @param status WAITING, SENDING, SENT or FAILED
 * @param attempts how often it was tried
 * @param sentAt when the mail server took it; null before
 * @param nextAttemptAt when it is tried next; null once it was sent or given up
 * @param error the mail server's last refusal as a reply code, or the kind of failure; null where there was none
 */
public record Delivery(
        NoticeType type,
        String status,
        int attempts,
        Instant createdAt,
        Instant sentAt,
        Instant nextAttemptAt,
        String error) {}
