package org.rmocse.operation;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.rmocse.audit.SealLag;
import org.rmocse.notification.Deliveries;
import org.rmocse.publicity.OpenFiles;
import org.rmocse.shared.Connections;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.JobRecord;

/** What whoever watches the servers is told every few seconds: each figure costs the same, however many files and people there are. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Monitoring {

    @Inject
    private Readiness readiness;

    @Inject
    private DatabaseState database;

    @Inject
    private Deliveries deliveries;

    @Inject
    private OpenFiles openFiles;

    @Inject
    private JobRecord jobs;

    @Inject
    private SealLag seals;

    @Inject
    private Connections connections;

    public Monitoring() {}

    Monitoring(Deliveries deliveries, OpenFiles openFiles, JobRecord jobs, SealLag seals, Connections connections) {
        this.deliveries = deliveries;
        this.openFiles = openFiles;
        this.jobs = jobs;
        this.seals = seals;
        this.connections = connections;
    }

    /** The parts that are there. */
    @PermitAll
    public Set<Part> present() {
        Set<Part> present = EnumSet.allOf(Part.class);
        present.removeAll(readiness.missing());
        return present;
    }

    /** How long the database took for its last answer, the wait for a connection included. */
    @PermitAll
    public Duration lastAnswer() {
        return database.lastAnswer();
    }

    /** How the whole stands; empty while the database does not tell. */
    @PermitAll
    public Optional<Figures> figures() {
        if (database.isAway()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read());
        } catch (JdbiException unreachable) {
            return Optional.empty();
        }
    }

    Figures read() {
        return new Figures(
                deliveries.backlog(), openFiles.byStatus(), jobs.lastSuccesses(), seals.age(), connections.byState());
    }
}
