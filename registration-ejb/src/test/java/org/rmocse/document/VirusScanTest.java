package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a question when clamd speaks wrongly, slowly, or not at all; whoever uploads is never kept for long. */
@Timeout(20)
class VirusScanTest {

    private static final byte[] CONTENT = "a scan of a contract".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final VirusScan.Verdict UNANSWERED = new VirusScan.Verdict(VirusState.PENDING, null);

    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket server;

    /** What the other side does with a connection. */
    private interface Behaviour {
        void to(DataInputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void sends_the_content_as_one_chunk_and_takes_the_verdict() {
        VirusScan scan = scanAt(serve((in, out) -> {
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            boolean infected =
                    in.readInt() == CONTENT.length && new String(in.readNBytes(CONTENT.length)).contains("scan");
            boolean ended = in.readInt() == 0;
            out.write(latin(infected && ended ? "stream: Some.Thing-1 FOUND\0" : "stream: OK\0"));
        }));
        assertThat(scan.scan(CONTENT)).isEqualTo(new VirusScan.Verdict(VirusState.INFECTED, "Some.Thing-1"));
        assertThat(scan.isAway()).isFalse();
    }

    @Test
    void what_is_harmless_is_clean() {
        assertThat(scanAt(answering("stream: OK\0")).scan(CONTENT))
                .isEqualTo(new VirusScan.Verdict(VirusState.CLEAN, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTREAM size limit exceeded. ERROR\0",
                "UNKNOWN COMMAND\0",
                "stream: OK, more or less\0",
                "stream: <b>Bold</b> FOUND\0",
                "stream:  FOUND\0",
                "OK\0",
                "\0"
            })
    void an_answer_that_is_no_verdict_is_none_and_clamd_is_asked_again(String answer) {
        VirusScan scan = scanAt(answering(answer));
        assertThat(scan.scan(CONTENT)).isEqualTo(UNANSWERED);
        assertThat(scan.isAway()).isFalse();
        scan.scan(CONTENT);
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stream: OK", "stream: OK\n", "stream: Some.Thing FOUND"})
    void an_answer_that_is_cut_off_is_none(String answer) {
        VirusScan scan = scanAt(answering(answer));
        assertThat(scan.scan(CONTENT)).isEqualTo(UNANSWERED);
        assertThat(scan.isAway()).isTrue();
    }

    @Test
    void an_answer_without_end_is_none() {
        assertThat(scanAt(answering("stream: OK".repeat(1000))).scan(CONTENT)).isEqualTo(UNANSWERED);
    }

    @Test
    void a_connection_that_is_dropped_at_once_gives_no_answer() {
        assertThat(scanAt(serve((in, out) -> {})).scan(new byte[4_000_000])).isEqualTo(UNANSWERED);
    }

    @Test
    void silence_is_waited_for_no_longer_than_patience_has() {
        within(scanAt(serve((in, out) -> in.readNBytes(Integer.MAX_VALUE))), CONTENT);
    }

    @Test
    void neither_is_somebody_who_takes_nothing() {
        within(scanAt(serve((in, out) -> Thread.sleep(10_000))), new byte[30_000_000]);
    }

    @Test
    void nor_somebody_who_says_a_letter_now_and_then() {
        within(
                scanAt(serve((in, out) -> {
                    while (true) {
                        out.write('s');
                        Thread.sleep(50);
                    }
                })),
                CONTENT);
    }

    @Test
    void where_nobody_listens_there_is_no_answer() throws IOException {
        // bound, never listening: nobody else gets the port, and no thread still accepts at it
        try (Socket reserved = new Socket()) {
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(scanAt("127.0.0.1:" + reserved.getLocalPort()).scan(CONTENT))
                    .isEqualTo(UNANSWERED);
        }
        assertThat(scanAt("no-such-host.invalid:3310").scan(CONTENT)).isEqualTo(UNANSWERED);
        assertThat(scanAt("/no/such/socket").scan(CONTENT)).isEqualTo(UNANSWERED);
        assertThat(scanAt("/no/such/socket").answers()).isFalse();
    }

    @Test
    void after_a_silence_nobody_waits_until_clamd_is_heard_again() {
        AtomicInteger alive = new AtomicInteger();
        VirusScan scan = scanAt(serve((in, out) -> {
            byte command = in.readNBytes(2)[1];
            if (alive.get() == 1) {
                out.write(latin(command == 'P' ? "PONG\0" : "stream: OK\0"));
            }
            in.readNBytes(Integer.MAX_VALUE);
        }));
        within(scan, CONTENT);
        assertThat(scan.scan(CONTENT)).isEqualTo(UNANSWERED);
        assertThat(asked).as("the second was not even asked").hasValue(1);
        assertThat(scan.answers()).isFalse();
        alive.set(1);
        assertThat(scan.scan(CONTENT)).as("not heard of yet").isEqualTo(UNANSWERED);
        assertThat(scan.answers()).isTrue();
        assertThat(scan.scan(CONTENT).state()).isEqualTo(VirusState.CLEAN);
    }

    @Test
    void another_server_at_its_place_gives_no_sign_of_life() {
        assertThat(scanAt(answering("220 mail.example ESMTP\r\n")).answers()).isFalse();
        assertThat(scanAt(answering("PENG\0")).answers()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothing_is_scanned_where_none_is_configured(String configured) {
        VirusScan scan = new VirusScan(configured, PATIENCE);
        assertThat(scan.isConfigured()).isFalse();
        assertThat(scan.scan(CONTENT).state()).isEqualTo(VirusState.NOT_SCANNED);
    }

    @ParameterizedTest
    @CsvSource({"clamd", "clamd:", "clamd:port", "clamd:3310/x", "unix:/run/clamd"})
    void a_place_that_is_none_is_said_at_once(String configured) {
        assertThatThrownBy(() -> new VirusScan(configured, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REGISTRATION_CLAMD=" + configured);
    }

    private static void within(VirusScan scan, byte[] content) {
        long started = System.nanoTime();
        assertThat(scan.scan(content)).isEqualTo(UNANSWERED);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(PATIENCE.dividedBy(2), PATIENCE.multipliedBy(8));
        assertThat(scan.isAway()).isTrue();
    }

    private static VirusScan scanAt(String address) {
        return new VirusScan(address, PATIENCE);
    }

    /** Hears all of the question's beginning, says that, and hangs up when everything was said. */
    private String answering(String answer) {
        return serve((in, out) -> {
            if (in.readNBytes(2)[1] == 'I') {
                in.readNBytes("NSTREAM\0".length());
                in.readNBytes(in.readInt());
                in.readInt();
            } else {
                in.readNBytes("ING\0".length());
            }
            out.write(latin(answer));
        });
    }

    private String serve(Behaviour behaviour) {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    asked.incrementAndGet();
                    behaviour.to(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
                } catch (IOException | InterruptedException over) {
                    // the other side has hung up, or the test is over
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return "127.0.0.1:" + server.getLocalPort();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
