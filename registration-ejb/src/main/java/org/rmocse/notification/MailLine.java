package org.rmocse.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail in the list of mails; says nothing of what it contains.
 *
 * @param type the name of its {@link NoticeType}; a row of a newer or older version may have one that is unknown here
 * @param recipient the address, masked
 * @param sentAt when the mail server took it; null before
 * @param nextAttemptAt when it is tried next; null once it was sent or given up
 * @param error the mail server's last reply code, or the kind of failure; null where there was none
 * @param sendable whether it failed and can be sent again
 */
public record MailLine(
        UUID publicId,
        String type,
        String recipient,
        MailState state,
        int attempts,
        Instant createdAt,
        Instant sentAt,
        Instant nextAttemptAt,
        String error,
        boolean sendable) {

    /** What the error means; null where there was none. */
    public MailAnswer getAnswer() {
        return MailAnswer.of(error);
    }

    /** Enough to know an address by, and too little to write to it. */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
}
