package org.rmocse.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder in which a run keeps everything, found fit for it and held by one run at a time. */
final class RunHome {

    private static final long SPACE_NEEDED = 500L * 1024 * 1024;
    private static final String CHOOSE = "\n    mvn -Prun -Dregistration.home=/some/folder";

    private RunHome() {}

    /** Tells how many bytes can still be written where the folder is. */
    @FunctionalInterface
    interface Space {
        long left(Path folder) throws IOException;
    }

    /**
     * The folder, made if it is not there yet.
     *
     * @throws Problem if it cannot be made or written to, or its disk is full
     */
    static Path prepared(Path given, Space space) throws IOException {
        Path home = given.toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException refused) {
            throw new Problem("The folder " + home + " cannot be created. Choose another:" + CHOOSE);
        }
        try {
            Files.delete(Files.createTempFile(home, "try", null));
        } catch (IOException refused) {
            throw new Problem("The folder " + home + " cannot be written to. Choose another:" + CHOOSE);
        }
        if (space.left(home) < SPACE_NEEDED) {
            throw new Problem("The disk that holds " + home + " is full: at least " + SPACE_NEEDED / 1024 / 1024
                    + " MB must be free. Make room, or choose another folder:" + CHOOSE);
        }
        return home;
    }

    /** The folder that the command names, or the usual one. */
    static Path given() {
        return Path.of(System.getProperty(
                        "registration.home",
                        Path.of(System.getProperty("user.home"), ".rmocse").toString()))
                .toAbsolutePath();
    }

    /** The same as {@link #held}, but null where a run holds it. */
    static FileChannel heldUnlessRunning(Path home) throws IOException {
        try {
            return held(home);
        } catch (Problem running) {
            return null;
        }
    }

    /**
     * Holds the folder until what is returned is closed.
     *
     * @throws Problem if another run holds it
     */
    static FileChannel held(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (java.nio.channels.OverlappingFileLockException here) {
            // by this very process: told below
        }
        channel.close();
        throw new Problem("Another run is using " + home + ". Stop it, or choose another folder:" + CHOOSE);
    }
}
