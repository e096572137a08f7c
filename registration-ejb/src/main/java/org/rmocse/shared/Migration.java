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

    @PostConstruct
    void run() {
        migrate(Databases.dataSource());
    }

    static void migrate(DataSource dataSource) {
        of(dataSource).load().migrate();
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
