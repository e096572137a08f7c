package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether the database has the schema this build was made for. It had when the server started; it need not have it any more where a
 * database was put in its place, or is being migrated back by hand.
 */
@ApplicationScoped
public class SchemaState {

    private Jdbi jdbi;
    private DataSource dataSource;

    /** The build's last migration; asked for once, since to find it all of them are read. */
    private volatile String last;

    protected SchemaState() {}

    @Inject
    SchemaState(Jdbi jdbi) {
        this(jdbi, null);
    }

    SchemaState(Jdbi jdbi, DataSource dataSource) {
        this.jdbi = jdbi;
        this.dataSource = dataSource;
    }

    /** Whether the build's last migration was done there and none is half done; a newer build's beside it do no harm. */
    public boolean isOfThisBuild() {
        if (last == null) {
            last = last(dataSource == null ? Databases.dataSource() : dataSource);
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from public.schema_history where version = :last and success)
                           and not exists (select from public.schema_history where not success)
                        """)
                .bind("last", last)
                .mapTo(Boolean.class)
                .one());
    }

    private static String last(DataSource dataSource) {
        return Arrays.stream(Migration.of(dataSource).load().info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }
}
