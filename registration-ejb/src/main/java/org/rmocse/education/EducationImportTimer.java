package org.rmocse.education;

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

/** Begins with the rows of an import: at once after it was sent, and every few seconds what waits or was left. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EducationImportTimer {

    private static final Logger LOG = LoggerFactory.getLogger(EducationImportTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private EducationImportWork work;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @Recorded(Job.EDUCATION)
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
            LOG.warn("Rows that were sent cannot be taken; the next round goes on", failed);
        }
    }

    /** One round at a time on a node; what is missed by that the next tick takes up. */
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
