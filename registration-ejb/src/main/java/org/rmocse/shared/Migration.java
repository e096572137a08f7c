package org.rmocse.shared;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
        migrate(Databases.owner(), Databases.dataSource());
    }

    /**
     * As the owner of the tables; where the application works as another role, that one is then given what it needs and no more.
     *
     * @param worker the database as the application works with it
     */
    static void migrate(DataSource owner, DataSource worker) {
        migrate(owner);
        String role = role(worker);
        if (!role.equals(role(owner))) {
            grant(owner, role);
        }
    }

    private static void grant(DataSource owner, String role) {
        try (InputStream rights = Migration.class.getResourceAsStream("/db/rights.sql");
                Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(rights.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${worker}", role.replace("'", "''")));
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("the rights of " + role + " could not be granted", failed);
        }
    }

    private static String role(DataSource dataSource) {
        return Databases.over(dataSource).withHandle(handle -> handle.createQuery("select current_user::text")
                .mapTo(String.class)
                .one());
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
