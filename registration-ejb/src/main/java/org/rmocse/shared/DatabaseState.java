package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whether the database answers, as {@link DatabaseWatch} finds it once a second; costs whoever asks nothing, and every request asks. */
@ApplicationScoped
public class DatabaseState {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    /** Since when an answer is awaited; null while none is. */
    private volatile Long askedAt;

    private volatile boolean refused;

    private volatile long tookNanos;

    /** Whether the database has refused its last question or left it without an answer for two seconds. */
    public boolean isAway() {
        Long since = askedAt;
        return refused || since != null && System.nanoTime() - since > PATIENCE_NANOS;
    }

    /** How long the last question took to be answered, the wait for a connection included. */
    public Duration lastAnswer() {
        return Duration.ofNanos(tookNanos);
    }

    void asked() {
        askedAt = System.nanoTime();
    }

    /** Notes an answer; returns whether the question before was refused. */
    boolean answered() {
        tookNanos = System.nanoTime() - askedAt;
        askedAt = null;
        boolean before = refused;
        refused = false;
        return before;
    }

    /** Notes that there was no answer; returns whether the question before was refused as well. */
    boolean refused() {
        boolean before = refused;
        refused = true;
        askedAt = null;
        return before;
    }
}
