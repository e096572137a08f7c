package org.rmocse.shared;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .createSchemas(false)
                .table("schema_history")
                .baselineOnMigrate(false)
                .load()
                .migrate();
    }
}
