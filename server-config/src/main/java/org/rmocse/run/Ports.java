package org.rmocse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds ports nobody listens on. */
public final class Ports {

    private Ports() {}

    /** One that is free at the moment. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /**
     * The port that was asked for.
     *
     * @throws Problem if it is no port
     */
    static int given(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new Problem("-Dhttp.port=" + text + " is not a port. Give a number from 1 to 65535.");
    }

    /**
     * The port itself.
     *
     * @throws Problem if somebody listens on it, naming another one
     */
    static int requireFree(int port) {
        if (!isTaken(port)) {
            return port;
        }
        int other = port < 65535 ? port + 1 : port - 1;
        throw new Problem("Port " + port + " is in use by another program. Stop that program, or choose another port:"
                + "\n    mvn -Prun -Dhttp.port=" + other);
    }

    /** True while somebody listens on it, on whatever address. */
    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("0.0.0.0", port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
