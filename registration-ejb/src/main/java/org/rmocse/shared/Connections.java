package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** This server's connections to the database, as the database sees them. */
@ApplicationScoped
public class Connections {

    private Jdbi jdbi;

    protected Connections() {}

    @Inject
    public Connections(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many are in each state, such as {@code idle}; the one that asks is active. */
    public Map<String, Long> byState() {
        Map<String, Long> connections = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select coalesce(state, 'unknown') as state, count(*) as connections from pg_stat_activity
                        where datname = current_database() and usename = current_user
                          and application_name = current_setting('application_name')
                        group by 1
                        """)
                .map((row, context) -> connections.put(row.getString("state"), row.getLong("connections")))
                .list());
        return connections;
    }
}
