package org.rmocse.operation;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;

/** Removes each night what has been kept long enough. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionTimer {

    @Inject
    private Retention retention;

    public RetentionTimer() {}

    RetentionTimer(Retention retention) {
        this.retention = retention;
    }

    @Schedule(hour = "4", minute = "10", persistent = false)
    @Recorded(Job.RETENTION)
    void clear() {
        for (int place = 0; place < retention.places().size(); place++) {
            while (retention.part(place)) {
                // a thousand rows a transaction
            }
        }
    }
}
