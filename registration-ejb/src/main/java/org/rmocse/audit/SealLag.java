package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

/** How far the chain is behind the trail: a sealer that stands still is seen here before anything else tells of it. */
@ApplicationScoped
public class SealLag {

    private Jdbi jdbi;
    private Clock clock;

    protected SealLag() {}

    @Inject
    public SealLag(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** How old the oldest entry is that comes after what was sealed; nothing where all are. What was sealed is not read. */
    public Duration age() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select e.at from audit.seal_progress p, lateral (
                            select n.at from audit.entry n where (n.written_in, n.id) > (p.read_xid, p.read_id)
                            order by n.written_in, n.id limit 1) e
                        """)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(at -> Duration.between(at, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO));
    }
}
