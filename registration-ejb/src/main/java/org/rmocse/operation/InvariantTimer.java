package org.rmocse.operation;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks each night whether what must hold holds; the auditor sees what came of it, and the server's log has an error where it does not. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvariantTimer {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantTimer.class);

    @Inject
    private InvariantChecker checker;

    @Schedule(hour = "3", minute = "40", timezone = ClockProducer.TIME_ZONE, persistent = false)
    @Recorded(Job.INVARIANTS)
    void check() {
        List<Checked> looked = checker.check(InvariantCheck.Extent.NIGHTLY);
        checker.keep(looked);
        List<Checked> wrong = looked.stream().filter(one -> !one.isHolding()).toList();
        if (!wrong.isEmpty()) {
            LOG.error("What must hold does not, or could not be looked at: {}", wrong);
            throw new IllegalStateException("What must hold does not hold");
        }
    }
}
