package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.document.DocumentStore.Kept;
import org.rmocse.shared.FieldEncryption;

class DocumentStoreTest {

    private static final byte[] CONTENT = "身份证 999999198805140014 合同".repeat(50).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path files;
    private DocumentStore store;

    @BeforeEach
    void open() throws IOException {
        files = folder.resolve("files");
        store = new DocumentStore(new FieldEncryption(keys(folder, 1)), files);
    }

    @Test
    void gives_back_what_it_kept() {
        assertThat(store.read(store.keep(CONTENT))).isEqualTo(CONTENT);
        assertThat(store.read(store.keep(new byte[0]))).isEmpty();
    }

    @Test
    void tells_whether_anything_can_be_kept_and_leaves_nothing_of_the_trial() throws IOException {
        assertThat(store.isWritable()).as("before the first file").isTrue();
        assertThat(stored()).isEmpty();
        Files.delete(files);
        Files.createFile(files);
        assertThat(store.isWritable())
                .as("where the folder should be is a file")
                .isFalse();
    }

    @Test
    void keeps_the_same_content_once_and_another_beside_it() throws IOException {
        Kept first = store.keep(CONTENT);
        assertThat(store.keep(CONTENT)).isEqualTo(first);
        assertThat(stored()).hasSize(1);
        store.keep(new byte[] {1});
        assertThat(stored()).hasSize(2);
    }

    @Test
    void shows_nothing_of_a_content_on_disk_and_does_not_even_confirm_a_known_one() throws Exception {
        store.keep(CONTENT);
        Path file = stored().get(0);
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("999999198805140014");
        String plainHash = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(CONTENT));
        assertThat(file.getFileName().toString()).doesNotContain(plainHash);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Kept withOtherKeys = new DocumentStore(new FieldEncryption(keys(elsewhere, 7)), files).keep(CONTENT);
        assertThat(withOtherKeys.address()).isNotEqualTo(store.keep(CONTENT).address());
    }

    @Test
    void does_not_open_a_file_put_where_another_was() throws IOException {
        Kept own = store.keep(CONTENT);
        Kept other = store.keep(new byte[] {1, 2, 3});
        Files.copy(file(other), file(own), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> store.read(own)).isInstanceOf(IllegalStateException.class);
        assertThat(store.read(other)).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void does_not_open_an_altered_or_missing_file() throws IOException {
        Kept kept = store.keep(CONTENT);
        byte[] bytes = Files.readAllBytes(file(kept));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(kept), bytes);
        assertThatThrownBy(() -> store.read(kept)).isInstanceOf(IllegalStateException.class);
        Files.delete(file(kept));
        assertThatThrownBy(() -> store.read(kept)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void has_file_and_folder_on_disk_before_it_says_so() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            Kept kept = store.keep(CONTENT);
            recording.stop();
            Path dump = folder.resolve("forced.jfr");
            recording.dump(dump);
            List<String> forced = RecordingFile.readAllEvents(dump).stream()
                    .map((RecordedEvent event) -> event.getString("path"))
                    .toList();
            assertThat(forced.stream().filter(path -> path.endsWith(".part"))).hasSize(1);
            assertThat(forced)
                    .contains(files.toString())
                    .endsWith(file(kept).getParent().toString());
        }
    }

    @Test
    void many_who_keep_the_same_at_once_all_succeed() throws Exception {
        int people = 8;
        ExecutorService threads = Executors.newFixedThreadPool(people);
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            byte[] content = new byte[20_000];
            random.nextBytes(content);
            CyclicBarrier together = new CyclicBarrier(people);
            List<Future<Kept>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                all.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return store.keep(content);
                }));
            }
            for (Future<Kept> one : all) {
                assertThat(store.read(one.get(20, TimeUnit.SECONDS))).isEqualTo(content);
            }
        }
        threads.shutdown();
        assertThat(stored()).hasSize(20).allMatch(file -> !file.toString().endsWith(".part"));
    }

    @Test
    void leaves_nothing_where_it_could_not_keep() throws IOException {
        Path blocked = Files.createFile(folder.resolve("no folder"));
        DocumentStore broken = new DocumentStore(new FieldEncryption(keys(folder, 1)), blocked);
        assertThatThrownBy(() -> broken.keep(CONTENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).isEmpty();
    }

    /** A process of its own keeps one content after another and is killed while it writes. */
    @Test
    void a_crash_leaves_whole_files_and_parts_that_nothing_refers_to() throws Exception {
        boolean sawPart = false;
        for (int round = 0; round < 12 && !sawPart; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Keeping.class.getName(),
                            keys(folder, 1).toString(),
                            files.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("process.log").toFile())
                    .start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (System.nanoTime() < end
                    && stored().stream().noneMatch(file -> file.toString().endsWith(".part"))) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            sawPart = stored().stream().anyMatch(file -> file.toString().endsWith(".part"));
        }
        assertThat(sawPart).as(Files.readString(folder.resolve("process.log"))).isTrue();
        for (Path file : stored()) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".part")) {
                assertThat(store.read(new Kept(name.substring(0, 64), 1))).hasSize(Keeping.LENGTH);
            }
        }
        assertThat(store.read(store.keep(Keeping.content(0)))).isEqualTo(Keeping.content(0));
    }

    /** What is killed. */
    static final class Keeping {

        static final int LENGTH = 8 << 20;

        public static void main(String... arguments) {
            DocumentStore store = new DocumentStore(new FieldEncryption(Path.of(arguments[0])), Path.of(arguments[1]));
            for (int i = 0; i < 100; i++) {
                store.keep(content(i));
            }
        }

        static byte[] content(int seed) {
            byte[] content = new byte[LENGTH];
            Arrays.fill(content, (byte) seed);
            return content;
        }
    }

    private Path file(Kept kept) {
        return files.resolve(kept.address().substring(0, 2)).resolve(kept.address() + '.' + kept.keyVersion());
    }

    private List<Path> stored() throws IOException {
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException movedMeanwhile) {
            return stored();
        }
    }

    private static Path keys(Path folder, int seed) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String purpose : new String[] {"encryption", "index", "content"}) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) (seed + purpose.length()));
            lines.append(purpose)
                    .append(".1=")
                    .append(Base64.getEncoder().encodeToString(key))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("keys.properties"), lines);
    }
}
