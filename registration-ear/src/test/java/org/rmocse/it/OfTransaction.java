package org.rmocse.it;

/** Numbers the statements of one transaction, from the one that tells it apart to its end. */
final class OfTransaction {

    interface Listener {

        /** Whether the statement shall reach the database. */
        boolean lets(int number, String sql);
    }

    private final String first;
    private final Listener listener;
    private Object connection;
    private int number;
    private boolean over;

    /** @param first a piece of the statement it is known by */
    OfTransaction(String first, Listener listener) {
        this.first = first;
        this.listener = listener;
    }

    synchronized boolean lets(StatementProxy.Statement statement) {
        if (connection == null && !over && statement.sql().contains(first)) {
            connection = statement.connection();
        }
        if (connection == null || statement.connection() != connection) {
            return true;
        }
        number++;
        boolean lets = listener.lets(number, statement.sql());
        if (!lets || statement.sql().equals("COMMIT") || statement.sql().equals("ROLLBACK")) {
            connection = null;
            over = true;
        }
        return lets;
    }
}
