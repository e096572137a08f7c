package org.rmocse.certificate;

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

/** Prepares what was approved within seconds of the approval, and what failed and is due again. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PreparationTimer {

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private CertificatePreparation preparation;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    @Recorded(Job.CERTIFICATES)
    void sweep() {
        if (running.compareAndSet(false, true)) {
            try {
                boolean more = true;
                while (more) {
                    more = preparation.prepare();
                }
            } finally {
                running.set(false);
            }
        }
    }
}
