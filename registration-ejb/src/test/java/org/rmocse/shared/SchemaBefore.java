package org.rmocse.shared;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own beside that of the tests, with the schema of a version before: for what a migration does to rows there are. */
public final class SchemaBefore implements AutoCloseable {

    private final Jdbi server;
    private final String name;
    private final DataSource dataSource;

    /** @param version the last migration it knows */
    public SchemaBefore(Jdbi server, String version) {
        this.server = server;
        this.name = "schema_" + version;
        server.useHandle(handle -> handle.execute("create database " + name));
        this.dataSource = server.withHandle(handle -> beside(handle.getConnection(), name));
        migrate(version);
    }

    /** Brings it to a later version, as a start of that version would. */
    public void migrate(String version) {
        Migration.of(dataSource).target(version).load().migrate();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Jdbi jdbi() {
        return Databases.over(dataSource);
    }

    @Override
    public void close() {
        server.useHandle(handle -> handle.execute("drop database " + name + " with (force)"));
    }

    private static DataSource beside(Connection connection, String name) {
        try {
            PGSimpleDataSource beside = new PGSimpleDataSource();
            beside.setURL(connection.getMetaData().getURL());
            beside.setUser(connection.getMetaData().getUserName());
            beside.setDatabaseName(name);
            return beside;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
