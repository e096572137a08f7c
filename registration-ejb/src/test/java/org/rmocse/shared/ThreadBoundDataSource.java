package org.rmocse.shared;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What the server does for its data source, for tests without one: inside {@link #inTransaction} every connection of the
 * thread is the same one, and closing or committing it is left to the transaction.
 */
public final class ThreadBoundDataSource implements DataSource {

    private final DataSource real;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();

    public ThreadBoundDataSource(DataSource real) {
        this.real = real;
    }

    /** Runs the work in one transaction of this thread; rolls back if it throws. */
    public <T> T inTransaction(Supplier<T> work) {
        if (bound.get() != null) {
            return work.get();
        }
        try (Connection connection = pooled()) {
            connection.setAutoCommit(false);
            bound.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException | Error failed) {
                connection.rollback();
                throw failed;
            } finally {
                bound.remove();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = bound.get();
        return connection == null ? pooled() : shared(connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** An idle connection, or a new one; closing it lays it back, so that a test does not pay for a new one each time. */
    private Connection pooled() throws SQLException {
        Connection waiting = idle.poll();
        Connection connection = waiting == null ? real.getConnection() : waiting;
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                ThreadBoundDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (closed.compareAndSet(false, true)) { // whoever closes twice does not lay it back twice
                            layBack(connection);
                        }
                        return null;
                    }
                    if (method.getName().equals("isClosed") && closed.get()) {
                        return true;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void layBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            idle.push(connection);
        }
    }

    private static Connection shared(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ThreadBoundDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "close", "commit", "rollback", "setAutoCommit" -> null;
                    default -> {
                        try {
                            yield method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }
                });
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(ThreadBoundDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
