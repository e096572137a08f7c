package org.rmocse.operation;

import org.jdbi.v3.core.Jdbi;

/**
 * What the database says of itself, as this connection has it.
 *
 * @param fsync whether what was committed is forced to disk
 * @param fullPageWrites whether a page half written in a power cut can be mended
 * @param synchronousCommit {@code off} where a commit is told before it is safe
 * @param role as whom the application is connected
 * @param superuser whether that role may do everything, the trail's triggers switched off included
 */
record DatabaseSettings(
        boolean fsync, boolean fullPageWrites, String synchronousCommit, String role, boolean superuser) {

    static DatabaseSettings of(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select current_setting('fsync')::boolean as fsync,
                               current_setting('full_page_writes')::boolean as full_page_writes,
                               current_setting('synchronous_commit') as synchronous_commit, rolname, rolsuper
                        from pg_roles where rolname = current_user
                        """)
                .map((row, context) -> new DatabaseSettings(
                        row.getBoolean("fsync"),
                        row.getBoolean("full_page_writes"),
                        row.getString("synchronous_commit"),
                        row.getString("rolname"),
                        row.getBoolean("rolsuper")))
                .one());
    }
}
