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
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;

/** Sends what the fast path missed, and what failed and is due again. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailTimer {

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private MailDelivery delivery;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    @Recorded(Job.MAIL)
    void sweep() {
        if (running.compareAndSet(false, true)) {
            try {
                delivery.deliverDue();
            } finally {
                running.set(false);
            }
        }
    }
}
