package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks clamd whether a content carries a virus, if the environment says where it listens ({@code REGISTRATION_CLAMD}:
 * {@code host:port} or the path of a socket). Each question is a connection of its own, and the whole of it has to be over within
 * its time. Whoever gets no answer spares those who come after the waiting, until {@link #answers} has heard clamd again.
 */
@ApplicationScoped
class VirusScan {

    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);

    /** So long somebody who uploads waits at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So long nobody waits but a job. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);

    private static final int LONGEST_ANSWER = 1024;
    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: ([\\w.:/()-]+) FOUND");
    private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?([\\w.:-]+?)]?:(\\d{1,5})");

    private final String configured;
    private final Duration patience;
    private volatile boolean away;

    VirusScan() {
        this(System.getenv("REGISTRATION_CLAMD"), PATIENCE);
    }

    /** @param configured where clamd listens; null or blank for nowhere */
    VirusScan(String configured, Duration patience) {
        this.configured = configured == null || configured.isBlank() ? null : configured.strip();
        this.patience = patience;
        if (this.configured != null) {
            address();
        }
    }

    /**
     * What clamd says of a content.
     *
     * @param state NOT_SCANNED where none is configured, PENDING where it gave no answer
     * @param signature what it calls what it found; null where it found nothing
     */
    record Verdict(VirusState state, String signature) {}

    boolean isConfigured() {
        return configured != null;
    }

    /** Judges what somebody uploads, who does not wait long. */
    Verdict scan(byte[] content) {
        if (!isConfigured()) {
            return new Verdict(VirusState.NOT_SCANNED, null);
        }
        return away ? new Verdict(VirusState.PENDING, null) : judge(content, patience);
    }

    /** Judges what has waited; nobody is kept by it. */
    Verdict scanAtLeisure(byte[] content) {
        return judge(content, LONG_PATIENCE);
    }

    /** Whether clamd, asked for a sign of life, gives it in time. */
    boolean answers() {
        try {
            heard("PONG".equals(ask(patience, ByteBuffer.wrap(latin("zPING\0")))));
        } catch (IOException | UnresolvedAddressException silent) {
            LOG.debug("clamd gives no sign of life", silent);
            heard(false);
        }
        return !away;
    }

    /** Whether the last question was left without an answer. */
    boolean isAway() {
        return away;
    }

    private Verdict judge(byte[] content, Duration within) {
        try {
            // one chunk behind its length, and the length of none
            String answer = ask(
                    within,
                    ByteBuffer.wrap(latin("zINSTREAM\0")),
                    ByteBuffer.allocate(Integer.BYTES).putInt(0, content.length),
                    ByteBuffer.wrap(content),
                    ByteBuffer.allocate(Integer.BYTES));
            if (answer.equals(CLEAN)) {
                return new Verdict(VirusState.CLEAN, null);
            }
            Matcher found = FOUND.matcher(answer);
            if (found.matches()) {
                return new Verdict(VirusState.INFECTED, found.group(1));
            }
            LOG.warn("clamd does not judge a file of {} bytes: {}", content.length, answer.replaceAll("[^ -~]", "?"));
        } catch (IOException | UnresolvedAddressException silent) {
            LOG.debug("clamd gives no answer", silent);
            heard(false);
        }
        return new Verdict(VirusState.PENDING, null);
    }

    private void heard(boolean answered) {
        if (away == answered) {
            LOG.warn(
                    answered
                            ? "clamd at {} answers again"
                            : "clamd at {} does not answer; what is uploaded waits to be scanned",
                    configured);
        }
        away = !answered;
    }

    /**
     * Sends and receives in one go.
     *
     * @return what came before the zero that ends every answer
     * @throws IOException if none came in time, or none that is whole
     */
    private String ask(Duration within, ByteBuffer... parts) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        SocketAddress clamd = address();
        try (Selector selector = Selector.open();
                SocketChannel channel = clamd instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, 0);
            if (!channel.connect(clamd)) {
                await(key, SelectionKey.OP_CONNECT, end);
                channel.finishConnect();
            }
            for (ByteBuffer part : parts) {
                while (part.hasRemaining()) {
                    await(key, SelectionKey.OP_WRITE, end);
                    channel.write(part);
                }
            }
            ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
            while (answer.hasRemaining()) {
                await(key, SelectionKey.OP_READ, end);
                if (channel.read(answer) < 0) {
                    break;
                }
                int length = answer.position() - 1;
                if (length >= 0 && answer.get(length) == 0) {
                    return new String(answer.array(), 0, length, StandardCharsets.ISO_8859_1);
                }
            }
            throw new EOFException("the answer is cut off or too long");
        }
    }

    private static void await(SelectionKey key, int operation, long end) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        key.interestOps(operation);
        if (left <= 0 || key.selector().select(left) == 0) {
            throw new SocketTimeoutException("silent for too long");
        }
        key.selector().selectedKeys().clear();
    }

    /** Looked up anew each time, since a name may come to mean another machine. */
    private SocketAddress address() {
        if (configured.startsWith("/")) {
            return UnixDomainSocketAddress.of(configured);
        }
        Matcher parts = HOST_AND_PORT.matcher(configured);
        if (!parts.matches()) {
            throw new IllegalArgumentException("REGISTRATION_CLAMD=" + configured + " is neither host:port nor a path");
        }
        return new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    private static byte[] latin(String command) {
        return command.getBytes(StandardCharsets.ISO_8859_1);
    }
}
