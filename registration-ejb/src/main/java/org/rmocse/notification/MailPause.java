package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The common knowledge of this server's mail threads that the mail server is away, so that they do not one after the other
 * wait for it to time out. Rows stay in the outbox meanwhile.
 */
@ApplicationScoped
class MailPause {

    private final AtomicInteger lostInARow = new AtomicInteger();
    private volatile Instant until = Instant.MIN;

    boolean isOn(Instant now) {
        return now.isBefore(until);
    }

    void begin(Instant end) {
        until = end;
        lostInARow.set(0);
    }

    /**
     * A connection broke. One may be the mail's own fault; several mails in a row are not.
     *
     * @param limit how many in a row begin a pause
     */
    void lostOne(int limit, Instant end) {
        if (lostInARow.incrementAndGet() >= limit) {
            begin(end);
        }
    }

    /** The mail server answered. */
    void answered() {
        lostInARow.set(0);
    }
}
