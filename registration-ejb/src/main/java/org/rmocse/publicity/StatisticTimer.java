package org.rmocse.publicity;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;

/**
 * Keeps the statistics up to date: every few seconds, which costs next to nothing where nothing has moved, and each night from
 * the beginning, which takes in what an official calendar loaded later says of working days.
 */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatisticTimer {

    @Inject
    private StatisticSums sums;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    @Recorded(Job.STATISTICS)
    void add() {
        sums.add();
    }

    @Schedule(hour = "2", minute = "35", timezone = ClockProducer.TIME_ZONE, persistent = false)
    @Recorded(Job.STATISTICS_ANEW)
    void rebuild() {
        sums.rebuild();
    }
}
