package org.rmocse.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins what was ordered about many files: at once after the order, and every few seconds what is due or was left. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkTimer {

    private static final Logger LOG = LoggerFactory.getLogger(BulkTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private BulkWork work;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @Recorded(Job.BULK)
    void tick() {
        work();
    }

    /** Begins now, on a thread of its own. Never fails. */
    @Asynchronous
    @PermitAll
    public void begin() {
        try {
            work();
        } catch (RuntimeException failed) {
            LOG.warn("What was ordered cannot be carried out; the next round goes on", failed);
        }
    }

    /** One round at a time on a node; what an order misses by that the next tick takes up. */
    private void work() {
        if (running.compareAndSet(false, true)) {
            try {
                work.round();
            } finally {
                running.set(false);
            }
        }
    }
}
