package org.rmocse.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database once a second whether it answers. A database that is gone refuses at once, but one that is cut off says nothing, and
 * whoever asks it waits for the connection's own time-out; those who come after are told by this instead.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DatabaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    @Inject
    private Jdbi jdbi;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> asking;

    /** Since when an answer is awaited; null while none is. */
    private volatile Long askedAt;

    private volatile boolean refused;

    /** How long the last answer took, the wait for a connection included. */
    private volatile long tookNanos;

    @PostConstruct
    void begin() {
        asking = executor.scheduleWithFixedDelay(this::ask, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        asking.cancel(true);
    }

    /** Whether the database has refused its last question or left it without an answer for two seconds. */
    @PermitAll
    public boolean isAway() {
        Long since = askedAt;
        return refused || since != null && System.nanoTime() - since > PATIENCE_NANOS;
    }

    /** How long the last question took to be answered, the wait for a connection included. */
    @PermitAll
    public Duration lastAnswer() {
        return Duration.ofNanos(tookNanos);
    }

    private void ask() {
        long begun = System.nanoTime();
        askedAt = begun;
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            if (refused) {
                LOG.info("The database answers again");
            }
            refused = false;
            tookNanos = System.nanoTime() - begun;
        } catch (RuntimeException unreachable) {
            if (!refused) {
                LOG.warn("The database does not answer: {}", unreachable.toString());
            }
            refused = true;
        } finally {
            askedAt = null;
        }
    }
}
