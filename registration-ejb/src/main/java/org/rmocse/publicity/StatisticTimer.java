package org.rmocse.publicity;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the statistics up to date: every few seconds, which costs next to nothing where nothing has moved, and each night from
 * the beginning, which takes in what an official calendar loaded later says of working days.
 */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatisticTimer {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticTimer.class);

    @Inject
    private StatisticSums sums;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
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
