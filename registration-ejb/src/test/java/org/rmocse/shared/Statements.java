package org.rmocse.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the statements a piece of work costs, so that bulk work can be held to a fixed number of them. */
public final class Statements {

    private Statements() {}

    /** The statements of the work, as they were sent. */
    public static List<String> of(Jdbi jdbi, Runnable work) {
        List<String> statements = Collections.synchronizedList(new ArrayList<>());
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });
        try {
            work.run();
        } finally {
            jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
        return List.copyOf(statements);
    }
}
