package org.rmocse.shared;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** A fingerprint of every row of every module, to show that an action that failed left nothing behind (I2). */
public final class DatabaseState {

    private DatabaseState() {}

    /** Rows and a sum over their contents, by table. */
    public static Map<String, String> of(Jdbi jdbi) {
        return jdbi.withHandle(handle -> {
            List<String> tables = handle.createQuery(
                            """
                            select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
                            """)
                    .mapTo(String.class)
                    .list();
            Map<String, String> state = new TreeMap<>();
            for (String table : tables) {
                state.put(
                        table,
                        handle.createQuery("select count(*) || ' rows, '"
                                        + " || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from " + table
                                        + " t")
                                .mapTo(String.class)
                                .one());
            }
            return state;
        });
    }
}
