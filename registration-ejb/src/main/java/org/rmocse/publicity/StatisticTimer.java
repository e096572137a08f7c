package org.rmocse.publicity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the statistics up to date: soon after the start, every ten minutes, and each night from the beginning, which takes in
 * what an official calendar loaded later says of working days.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatisticTimer {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticTimer.class);
    private static final long SOON_MILLIS = 5_000;

    @Inject
    private StatisticSums sums;

    @Resource
    private TimerService timers;

    /** The first time comes when everything has started, the demo's files among it. */
    @PostConstruct
    void begin() {
        timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void add() {
        attempt(sums::add);
    }

    @Schedule(hour = "2", minute = "35", persistent = false)
    void rebuild() {
        attempt(sums::rebuild);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("Statistics were not brought up to date; the next time tries again", failed);
        }
    }
}
