package org.rmocse.shared;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the database to the build's schema before anything else starts; the only authority over the schema. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {

    private static final int CONNECTIONS = 20;
    private static final int SECONDS_BETWEEN = 2;

    @PostConstruct
    void run() {
        migrate(Databases.dataSource());
    }

    /** A database that is not there yet is waited for: after a power cut both start at once, and the server has a lot to do meanwhile. */
    static void migrate(DataSource dataSource) {
        of(dataSource)
                .connectRetries(CONNECTIONS)
                .connectRetriesInterval(SECONDS_BETWEEN)
                .load()
                .migrate();
    }

    /** The build's migrations of that database. */
    static FluentConfiguration of(DataSource dataSource) {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .createSchemas(false)
                .table("schema_history")
                .baselineOnMigrate(false);
    }
}
