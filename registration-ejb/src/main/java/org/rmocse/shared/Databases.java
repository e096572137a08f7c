package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Opens the one database: plain SQL through {@link Jdbi}, in the transaction of the caller where there is one. */
@ApplicationScoped
public class Databases {

    /** The data source of the server, found under the same name on every server. */
    static DataSource dataSource() {
        try {
            return InitialContext.doLookup("jdbc/registration");
        } catch (NamingException onlyUnderJava) {
            try {
                return InitialContext.doLookup("java:/jdbc/registration");
            } catch (NamingException missing) {
                throw new IllegalStateException("data source jdbc/registration is not configured", missing);
            }
        }
    }

    /** The same database as the role that owns the tables; the same role where the installation has but one. */
    static DataSource owner() {
        try {
            return InitialContext.doLookup("java:/jdbc/registrationOwner");
        } catch (NamingException notHere) {
            return dataSource();
        }
    }

    @Produces
    @Singleton
    Jdbi jdbi() {
        return over(dataSource());
    }

    /**
     * SQL over a data source, with arrays, ids and records bound as PostgreSQL wants them. What fails is told with the statement and
     * without what was bound to it, since that is about people and would be in the log.
     */
    public static Jdbi over(DataSource dataSource) {
        return over(dataSource::getConnection);
    }

    /** The same for a command outside the server, which opens its own connections. */
    public static Jdbi at(String url, String user, String password) {
        return over(() -> DriverManager.getConnection(url, user, password));
    }

    private static Jdbi over(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(Databases::told);
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(long.class, "bigint");
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(Boolean.class, "boolean");
        jdbi.registerArrayType(LocalDate.class, "date");
        return jdbi;
    }

    private static String told(StatementException failed) {
        StatementContext context = failed.getStatementContext();
        String sql = context == null ? null : context.getRawSql();
        return failed.getShortMessage() + (sql == null ? "" : " [" + sql.strip() + ']');
    }
}
