package org.rmocse.it;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Stands between the server and the database and reads along which statements the server executes. A test hears of each
 * before it reaches the database, and can keep the database's answers back.
 */
final class StatementProxy implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    /**
     * A statement on its way.
     *
     * @param connection tells the server's connections apart
     * @param sql its text, whether sent now or prepared before
     */
    record Statement(Object connection, String sql) {}

    private final ServerSocket door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile int databasePort;
    private volatile boolean shut;
    private volatile Predicate<Statement> listener = statement -> true;
    private volatile boolean answersHeld;

    StatementProxy(int databasePort) throws IOException {
        this.databasePort = databasePort;
        daemon(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    /**
     * Whom to tell of each statement. The statement waits for the answer: true lets it reach the database, false cuts its
     * connection, so that neither it nor anything after it gets there.
     */
    void listen(Predicate<Statement> listener) {
        this.listener = listener;
    }

    /** From now on the database's answers do not get through. */
    void holdAnswers() {
        answersHeld = true;
    }

    /** Where the database is from now on. */
    void leadTo(int databasePort) {
        this.databasePort = databasePort;
    }

    /** Breaks every connection off and lets none through until {@link #reset}. */
    void cut() throws IOException {
        shut = true;
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** As before, for new connections: those whose answers were held are broken off. */
    void reset() {
        listener = statement -> true;
        answersHeld = false;
        shut = false;
    }

    private void receive() throws IOException {
        while (!door.isClosed()) {
            Socket server = door.accept();
            Socket database = shut ? null : reached();
            if (database == null) {
                server.close();
                continue;
            }
            connections.add(server);
            connections.add(database);
            server.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            daemon(() -> questions(server, database));
            daemon(() -> answers(database, server));
        }
    }

    /** A connection to the database; null while nobody answers there. */
    private Socket reached() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), databasePort);
        } catch (IOException nobody) {
            return null;
        }
    }

    private void questions(Socket server, Socket database) throws IOException {
        Map<String, String> prepared = new HashMap<>();
        Map<String, String> portals = new HashMap<>();
        try (server;
                database) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            DataOutputStream out = new DataOutputStream(database.getOutputStream());
            while (isRequestForEncryption(passOpening(in, out))) {
                // the real opening follows
            }
            while (true) {
                byte type = in.readByte();
                byte[] body = new byte[in.readInt() - Integer.BYTES];
                in.readFully(body);
                String sql = executed((char) type, body, prepared, portals);
                if (sql != null && !listener.test(new Statement(server, sql))) {
                    return;
                }
                out.write(ByteBuffer.allocate(1 + Integer.BYTES + body.length)
                        .put(type)
                        .putInt(body.length + Integer.BYTES)
                        .put(body)
                        .array());
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    private static int passOpening(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
        return ByteBuffer.wrap(body).getInt();
    }

    private static boolean isRequestForEncryption(int code) {
        return code == SSL_REQUEST || code == GSS_REQUEST;
    }

    /** The statement a message executes; null for a message that executes none. */
    private static String executed(char type, byte[] body, Map<String, String> prepared, Map<String, String> portals) {
        String[] texts = new String(body, StandardCharsets.UTF_8).split("\0", 3);
        switch (type) {
            case 'P' -> prepared.put(texts[0], texts[1]);
            case 'B' -> portals.put(texts[0], prepared.get(texts[1]));
            case 'E' -> {
                return portals.get(texts[0]);
            }
            case 'Q' -> {
                return texts[0];
            }
            default -> {}
        }
        return null;
    }

    private void answers(Socket database, Socket server) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        InputStream in = database.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (!answersHeld) {
                server.getOutputStream().write(buffer, 0, read);
            }
        }
        server.close();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private interface Work {

        void run() throws IOException;
    }

    /** A side that hangs up ends the thread; the other side then hears of it by its own connection. */
    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException hungUp) {
                        // nothing is left to do for this connection
                    }
                },
                "statement proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
