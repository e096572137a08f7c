package org.rmocse.document;

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

/** Scans what waits as soon as clamd answers again. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScanTimer {

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private PendingScans scans;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @Recorded(Job.SCANS)
    void sweep() {
        if (running.compareAndSet(false, true)) {
            try {
                boolean more = true;
                while (more) {
                    more = scans.scan();
                }
            } finally {
                running.set(false);
            }
        }
    }
}
