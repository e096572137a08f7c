package org.rmocse.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database once a second whether it answers. A database that is gone refuses at once, but one that is cut off says nothing, and
 * whoever asks it waits for the connection's own time-out; those who come after are told by {@link DatabaseState} instead.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DatabaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    @Inject
    private Jdbi jdbi;

    @Inject
    private DatabaseState state;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> asking;

    @PostConstruct
    void begin() {
        asking = executor.scheduleWithFixedDelay(this::ask, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        asking.cancel(true);
    }

    private void ask() {
        state.asked();
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            if (state.answered()) {
                LOG.info("The database answers again");
            }
        } catch (RuntimeException unreachable) {
            if (!state.refused()) {
                LOG.warn("The database does not answer: {}", unreachable.toString());
            }
        }
    }
}
