package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk of its own under a folder, small enough to be full: in memory, so that only whoever may mount one has it. */
final class SmallDisk implements AutoCloseable {

    /** What it is counted in. */
    static final int PAGE = 4096;

    private final Path folder;
    private final String size;

    private SmallDisk(Path folder, String size) {
        this.folder = folder;
        this.size = size;
    }

    /**
     * Mounts it, or skips the test where that is not allowed.
     *
     * @param size as {@code mount} reads it, such as {@code 64m}
     */
    static SmallDisk under(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "may mount a small disk");
        return new SmallDisk(folder, size);
    }

    /** Takes away all that is not used, of which there must be something: nothing more can be written, what is there stays. */
    void fill() throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            FileStore disk = Files.getFileStore(folder);
            long used = disk.getTotalSpace() - disk.getUnallocatedSpace();
            assertThat(used)
                    .as("a disk of no size would be one without a limit")
                    .isPositive();
            // whoever writes in this moment makes the disk larger than it was just measured
            if (run("mount", "-o", "remount,size=" + (used + PAGE - 1) / PAGE * PAGE, folder.toString())) {
                return;
            }
            assertThat(tries).as("tries to fill the disk").isLessThan(20);
        }
    }

    /** Makes it as large as that. */
    void resize(String other) throws InterruptedException {
        assertThat(run("mount", "-o", "remount,size=" + other, folder.toString()))
                .as("resized")
                .isTrue();
    }

    /** Gives back what was taken away. */
    void empty() throws InterruptedException {
        resize(size);
    }

    @Override
    public void close() {
        try {
            for (int tries = 0; tries < 20; tries++) {
                if (run("umount", folder.toString())) {
                    return;
                }
                Thread.sleep(200);
            }
            run("umount", "-l", folder.toString()); // somebody still has a file of it open
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
