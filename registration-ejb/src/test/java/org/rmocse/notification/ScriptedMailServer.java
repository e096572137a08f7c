package org.rmocse.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A mail server that answers as a test tells it to: any reply to any command, silence, or a broken connection. What
 * {@link com.icegreen.greenmail.util.GreenMail} cannot do, which only ever accepts.
 */
final class ScriptedMailServer implements AutoCloseable {

    /** Says nothing and keeps the connection. */
    static final String SILENCE = "silence";

    /** Closes the connection. */
    static final String DROP = "drop";

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private volatile int connections;

    ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        acceptor = thread(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * @param command GREETING, EHLO, MAIL, RCPT, DATA or END (the dot after the content), or a whole command line
     * @param reply a reply line, {@link #SILENCE} or {@link #DROP}
     */
    ScriptedMailServer answering(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    ScriptedMailServer answeringWell() {
        replies.clear();
        return this;
    }

    /** The contents that were answered with 250. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int connections() {
        return connections;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections++;
                open.add(client);
                thread(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            if (!reply(client, "GREETING", "220 ready")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                boolean on =
                        command.equals("DATA") ? data(client, in) : reply(client, scripted(line, command), "250 ok");
                if (!on) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the client went away, or the test closed the server
        }
    }

    private String scripted(String line, String command) {
        return replies.containsKey(line) ? line : command;
    }

    private boolean data(Socket client, BufferedReader in) throws IOException {
        String answer = replies.getOrDefault("DATA", "354 go on");
        if (!reply(client, "DATA", answer) || !answer.startsWith("354")) {
            return !answer.equals(DROP);
        }
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line).append('\n');
        }
        if (replies.getOrDefault("END", "250").startsWith("250")) {
            taken.add(content.toString());
        }
        return reply(client, "END", "250 taken");
    }

    private boolean reply(Socket client, String command, String usual) throws IOException {
        String reply = replies.getOrDefault(command, usual);
        if (reply.equals(DROP)) {
            client.close();
            return false;
        }
        if (!reply.equals(SILENCE)) {
            OutputStream out = client.getOutputStream();
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Counts the taken contents that fit. */
    long taken(Predicate<String> fits) {
        return taken().stream().filter(fits).count();
    }

    @Override
    public void close() {
        try {
            socket.close();
            acceptor.join(); // while it still waits inside the kernel, one more client may get in
            for (Socket client : List.copyOf(open)) {
                client.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
