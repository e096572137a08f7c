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
    void seal() {
        if (running.compareAndSet(false, true)) {
            try {
                boolean more = true;
                while (more) {
                    more = sealer.seal();
                }
            } catch (RuntimeException failed) {
                LOG.warn("The trail was not sealed; the next time goes on", failed);
            } finally {
                running.set(false);
            }
        }
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void keepRoots() {
        try {
            file.append();
        } catch (RuntimeException failed) {
            LOG.warn("The file of the trail's roots was not written; the next time goes on", failed);
        }
    }

    @Schedule(hour = "3", minute = "20", persistent = false)
    void verify() {
        try {
            ChainReport report = chain.verify();
            if (report.isSound()) {
                LOG.info("The trail is as it was sealed: {} entries", report.sealed());
            } else {
                LOG.error("The trail is not as it was sealed: {}", report.faults());
            }
        } catch (RuntimeException failed) {
            LOG.warn("The trail was not compared with its seals; the next night tries again", failed);
        }
    }
}
