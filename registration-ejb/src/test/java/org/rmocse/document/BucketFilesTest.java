package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.document.DocumentStore.Kept;
import org.rmocse.shared.FieldEncryption;

/** In a bucket, over HTTP from a real server of buckets. */
class BucketFilesTest extends KeepingFilesContract {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private static BucketServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = new BucketServer();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.keys().forEach(server::delete);
    }

    @Override
    FilePlace place() {
        return server.location().open();
    }

    @Override
    List<String> stored() {
        return server.keys().stream()
                .map(key -> key.substring(key.lastIndexOf('/') + 1))
                .toList();
    }

    @Override
    byte[] bytes(String name) throws IOException {
        return server.bytes(key(name));
    }

    @Override
    void overwrite(String name, byte[] bytes) {
        server.put(key(name), bytes);
    }

    @Override
    void delete(String name) {
        server.delete(key(name));
    }

    private static String key(String name) {
        return "of/a/test/" + name.substring(0, 2) + '/' + name;
    }

    @Test
    void each_key_begins_with_the_prefix_and_the_shelf_and_what_others_keep_in_the_bucket_is_not_seen() {
        Kept kept = store.keep(CONTENT);
        assertThat(server.keys()).containsExactly(key(kept.fileName()));
        String shelf = DocumentStore.shelf(kept.fileName());
        server.put("of/another/" + shelf + "/theirs", new byte[] {1});
        assertThat(store.lying(shelf)).hasSize(1);
    }

    @Test
    void a_shelf_of_more_than_one_page_is_listed_whole() {
        for (int n = 0; n < 1001; n++) {
            server.put("of/a/test/ab/ab%04d.1".formatted(n), new byte[] {1});
        }
        assertThat(store.lying("ab"))
                .extracting(FilePlace.Lying::name)
                .doesNotHaveDuplicates()
                .hasSize(1001);
        assertThat(store.lying("ac")).isEmpty();
    }

    @Test
    void where_the_server_is_away_nothing_is_kept_in_halves_and_all_goes_on_when_it_is_back() {
        Kept before = store.keep(CONTENT);
        server.stop();
        try {
            assertThat(store.isWritable()).isFalse();
            assertThatThrownBy(() -> store.keep(new byte[] {1}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("could not be kept");
            assertThatThrownBy(() -> store.read(before)).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> store.lying("ab")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> store.remove(before)).isInstanceOf(UncheckedIOException.class);
        } finally {
            server.start();
        }
        assertThat(stored()).containsExactly(before.fileName());
        assertThat(store.isWritable()).isTrue();
        assertThat(store.read(before)).isEqualTo(CONTENT);
        assertThat(store.read(store.keep(new byte[] {1}))).isEqualTo(new byte[] {1});
    }

    @Test
    void a_wrong_key_is_refused_and_named_in_no_message() {
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("REGISTRATION_S3_SECRET_KEY", "wrong-and-not-to-be-told");
        DocumentStore stranger = store(environment, SHORT);
        assertThat(stranger.isWritable()).isFalse();
        assertThatThrownBy(() -> stranger.keep(CONTENT))
                .isInstanceOf(UncheckedIOException.class)
                .satisfies(refused -> assertThat(refused + "|" + refused.getCause())
                        .contains("s3://" + BucketServer.BUCKET)
                        .doesNotContain("wrong-and-not-to-be-told"));
        assertThat(stored()).isEmpty();
    }

    @Test
    void an_upload_that_is_cut_off_in_the_middle_leaves_nothing() throws IOException {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        try (Door cutting = new Door(server.port(), 50_000)) {
            DocumentStore far = store(server.environment(cutting.port()), SHORT);
            assertThatThrownBy(() -> far.keep(content)).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(stored()).isEmpty();
        assertThat(store.read(store.keep(content))).isEqualTo(content);
    }

    @Test
    void a_server_that_says_nothing_is_waited_for_a_bounded_time() throws IOException {
        try (Door silent = new Door(server.port(), 0)) {
            DocumentStore far = store(server.environment(silent.port()), SHORT);
            long begun = System.nanoTime();
            assertThatThrownBy(() -> far.keep(CONTENT)).isInstanceOf(UncheckedIOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SHORT.multipliedBy(8));
        }
    }

    private DocumentStore store(Map<String, String> environment, Duration patience) {
        try {
            return new DocumentStore(
                    new FieldEncryption(keys(folder, 1)),
                    new BucketFiles(FileLocation.of(environment, Path.of("no-home")), patience));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Lets so many bytes of each connection through, then breaks it off; where it is none, keeps it open and says nothing. */
    private static final class Door implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int behind;
        private final int most;

        Door(int behind, int most) throws IOException {
            this.behind = behind;
            this.most = most;
            Thread thread = new Thread(this::serve, "door");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try {
                    Socket visitor = socket.accept();
                    if (most > 0) {
                        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                        carry(visitor, server, most);
                        carry(server, visitor, Integer.MAX_VALUE);
                    }
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static void carry(Socket from, Socket to, int most) {
            Thread thread = new Thread(
                    () -> {
                        try (from;
                                to) {
                            InputStream in = from.getInputStream();
                            byte[] chunk = new byte[4096];
                            int carried = 0;
                            for (int read; carried < most && (read = in.read(chunk)) >= 0; carried += read) {
                                to.getOutputStream().write(chunk, 0, read);
                            }
                        } catch (IOException gone) {
                            // the other side was broken off
                        }
                    },
                    "carrier");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
