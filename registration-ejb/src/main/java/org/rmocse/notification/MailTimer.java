package org.rmocse.notification;

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

/** Sends what the fast path missed, and what failed and is due again. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailTimer {

    private static final Logger LOG = LoggerFactory.getLogger(MailTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private MailDelivery delivery;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void sweep() {
        if (running.compareAndSet(false, true)) {
            try {
                delivery.deliverDue();
            } catch (RuntimeException unreachable) {
                LOG.warn("The outbox cannot be read; the next round tries again: {}", unreachable.toString());
            } finally {
                running.set(false);
            }
        }
    }
}
