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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares what was approved within seconds of the approval, and what failed and is due again. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PreparationTimer {

    private static final Logger LOG = LoggerFactory.getLogger(PreparationTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private CertificatePreparation preparation;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void sweep() {
        if (running.compareAndSet(false, true)) {
            try {
                boolean more = true;
                while (more) {
                    more = preparation.prepare();
                }
            } catch (RuntimeException failed) {
                LOG.warn("The preparation of certificates stopped; the next round tries again", failed);
            } finally {
                running.set(false);
            }
        }
    }
}
