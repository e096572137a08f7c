package org.rmocse.audit;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what was written to the trail every few seconds, adds to the file of roots each minute what it has not got yet, and compares
 * the whole trail with its seals each night: what is wrong is an error of the server's log.
 */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTimer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private AuditSealer sealer;

    @Inject
    private AuditRootFile file;

    @Inject
    private AuditChain chain;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @Recorded(Job.SEALS)
    void seal() {
        if (running.compareAndSet(false, true)) {
            try {
                boolean more = true;
                while (more) {
                    more = sealer.seal();
                }
            } finally {
                running.set(false);
            }
        }
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    @Recorded(Job.ROOTS)
    void keepRoots() {
        file.append();
    }

    @Schedule(hour = "3", minute = "20", timezone = ClockProducer.TIME_ZONE, persistent = false)
    @Recorded(Job.TRAIL)
    void verify() {
        ChainReport report = chain.verify();
        if (!report.isSound()) {
            LOG.error("The trail is not as it was sealed: {}", report.faults());
            throw new IllegalStateException("The trail is not as it was sealed");
        }
        LOG.info("The trail is as it was sealed: {} entries", report.sealed());
    }
}
