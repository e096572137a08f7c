package org.rmocse.document;

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

/** Clears the place of the files of what nothing refers to, each night. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FileTimer {

    @Inject
    private UnusedFiles unused;

    @Schedule(hour = "3", minute = "5", timezone = ClockProducer.TIME_ZONE, persistent = false)
    @Recorded(Job.FILES)
    void clear() {
        DocumentStore.shelves().forEach(unused::remove);
    }
}
