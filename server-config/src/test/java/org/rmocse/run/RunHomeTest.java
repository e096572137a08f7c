package org.rmocse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHomeTest {

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void makes_the_folder_where_it_is_missing() throws IOException {
        Path home = RunHome.prepared(folder.resolve("a/b"), any -> Long.MAX_VALUE);
        assertThat(home).isDirectory().isAbsolute();
        assertThat(RunHome.prepared(home, any -> Long.MAX_VALUE)).isEqualTo(home);
    }

    @Test
    void says_that_a_folder_cannot_be_made() throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));
        assertThatThrownBy(() -> RunHome.prepared(file.resolve("home"), any -> Long.MAX_VALUE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.resolve("home") + " cannot be created")
                .hasMessageContaining("-Dregistration.home=");
    }

    @Test
    void says_that_a_folder_cannot_be_written_to() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(locked)) {
            locked = Path.of("/proc/self"); // whoever is root writes everywhere but there
        }
        Path refusing = locked;
        assertThatThrownBy(() -> RunHome.prepared(refusing, any -> Long.MAX_VALUE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(refusing + " cannot be written to");
    }

    @Test
    void says_that_the_disk_is_full() throws IOException {
        assertThatThrownBy(() -> RunHome.prepared(folder, any -> 500 * MEGABYTE - 1))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The disk that holds " + folder + " is full")
                .hasMessageContaining("500 MB")
                .hasMessageContaining("-Dregistration.home=");
        assertThat(RunHome.prepared(folder, any -> 500 * MEGABYTE)).isEqualTo(folder);
    }

    @Test
    void asks_about_the_disk_that_holds_the_folder() throws IOException {
        Path home = folder.resolve("home");
        Path[] asked = new Path[1];
        RunHome.prepared(home, about -> {
            asked[0] = about;
            return Long.MAX_VALUE;
        });
        assertThat(asked[0]).isEqualTo(home);
    }

    @Test
    void one_run_at_a_time_holds_a_folder() throws IOException {
        try (FileChannel first = RunHome.held(folder)) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(() -> RunHome.held(folder))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Another run is using " + folder);
        }
        RunHome.held(folder).close();
    }

    @Test
    void a_run_of_another_process_holds_it_until_it_is_killed() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("held");
        assertThatThrownBy(() -> RunHome.held(folder)).isInstanceOf(Problem.class);
        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        RunHome.held(folder).close();
    }

    /** What is killed. */
    static final class Holding {

        public static void main(String... arguments) throws Exception {
            try (FileChannel held = RunHome.held(Path.of(arguments[0]))) {
                System.out.println(held.isOpen() ? "held" : "not held");
                Thread.sleep(60_000);
            }
        }
    }
}
