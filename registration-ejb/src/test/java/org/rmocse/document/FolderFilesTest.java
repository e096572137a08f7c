package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.rmocse.document.DocumentStore.Kept;
import org.rmocse.shared.FieldEncryption;

/** In a folder. */
class FolderFilesTest extends KeepingFilesContract {

    private Path files;

    @Override
    FilePlace place() {
        files = folder.resolve("files");
        return new FolderFiles(files);
    }

    @Override
    List<String> stored() throws IOException {
        return storedFiles().stream().map(file -> file.getFileName().toString()).toList();
    }

    @Override
    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    @Override
    void overwrite(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    @Override
    void delete(String name) throws IOException {
        Files.delete(file(name));
    }

    @Test
    void tells_that_nothing_can_be_kept_where_the_folder_should_be_and_a_file_is() throws IOException {
        Files.createFile(files);
        assertThat(store.isWritable())
                .as("where the folder should be is a file")
                .isFalse();
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
                    .endsWith(file(kept.fileName()).getParent().toString());
        }
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
                    && storedFiles().stream().noneMatch(file -> file.toString().endsWith(".part"))) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            sawPart = storedFiles().stream().anyMatch(file -> file.toString().endsWith(".part"));
        }
        assertThat(sawPart).as(Files.readString(folder.resolve("process.log"))).isTrue();
        for (Path file : storedFiles()) {
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

    private Path file(String name) {
        return files.resolve(name.substring(0, 2)).resolve(name);
    }

    private List<Path> storedFiles() throws IOException {
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException movedMeanwhile) {
            return storedFiles();
        }
    }
}
