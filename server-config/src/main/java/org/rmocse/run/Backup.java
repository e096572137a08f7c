package org.rmocse.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * {@code mvn -Pbackup -pl server-config}: copies database and files while people work, into a new folder that is there whole or not
 * at all. The keys are not copied: who has both has everything.
 *
 * <p>The database is copied as PostgreSQL describes it for a running server: its files between {@code pg_backup_start} and
 * {@code pg_backup_stop}, with the log written meanwhile, from which the copy becomes consistent when it is started. The files are
 * copied after it: they are only added to, so each row of the copy has its file. Where they lie in a bucket they are not copied: the
 * backup names the bucket, and both commands say so.
 */
public final class Backup {

    /** What a running server has for itself, and a copy must not have. */
    private static final Set<String> NOT_COPIED =
            Set.of("epg-lock", "postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

    /** Folders of which only the folder is copied. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /** What names the bucket, in a backup without files. */
    static final String ELSEWHERE = "files-are-in.txt";

    private final Path home;
    private final Path folder;
    private final String bucket;
    private final BackupList list = new BackupList();

    private Backup(Path home, Path folder, String bucket) {
        this.home = home;
        this.folder = folder;
        this.bucket = bucket;
    }

    /** @param arguments the folder to make; the home is {@code -Dregistration.home}, the database that of the environment or of the home */
    public static void main(String... arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        PrintStream out = Console.out();
        try {
            Path home = RunHome.given();
            Path made = take(home, Path.of(arguments[0]).toAbsolutePath());
            out.println("\n  " + made
                    + "\n\n  The keys are not in it. Keep a copy of them apart, or nothing of it can be read:\n    "
                    + System.getenv()
                            .getOrDefault(
                                    "REGISTRATION_KEY_FILE",
                                    home.resolve("keys.properties").toString())
                    + "\n");
            if (bucket() != null) {
                out.println(
                        "  The kept files are not in it either: they lie in a bucket. Copy that too, now that the database"
                                + " is copied:\n    " + bucket() + "\n");
            }
        } catch (Problem | IOException failed) {
            out.println("\n" + failed.getMessage() + "\n");
            Runtime.getRuntime().exit(1);
        }
    }

    /**
     * Copies the database of the environment, or where it names none that of the home, running or not, and the home's files.
     *
     * @return the folder
     * @throws Problem if there is such a folder, or the database's files are not on this machine
     */
    static Path take(Path home, Path folder) throws IOException {
        String url = System.getenv("REGISTRATION_DB_URL");
        if (url != null) {
            return take(
                    url,
                    System.getenv("REGISTRATION_DB_USER"),
                    System.getenv("REGISTRATION_DB_PASSWORD"),
                    home,
                    folder,
                    bucket());
        }
        Path data = home.resolve("postgres");
        try (FileChannel held = RunHome.heldUnlessRunning(home);
                Database own = held == null ? null : Database.start(data)) {
            return take(
                    own == null ? Database.urlOfRunning(data) : own.url(),
                    "postgres",
                    "postgres",
                    home,
                    folder,
                    bucket());
        }
    }

    /** The bucket of the environment; null where files are in the home. */
    private static String bucket() {
        String named = System.getenv().getOrDefault("REGISTRATION_FILES", "").strip();
        return named.isEmpty() ? null : named;
    }

    /**
     * The same of the database there.
     *
     * @param bucket where the files are, if that is not the home; else null
     */
    static Path take(String url, String user, String password, Path home, Path folder, String bucket)
            throws IOException {
        if (Files.exists(folder)) {
            throw new Problem("There is already something in " + folder + ". Choose another folder.");
        }
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        Server.deleteAll(part);
        Files.createDirectories(part);
        Backup backup = new Backup(home, part, bucket);
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            backup.copyDatabase(connection);
        } catch (SQLException refused) {
            throw new Problem("The database could not be copied: " + refused.getMessage());
        }
        backup.copyFiles();
        backup.list.write(part);
        return Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void copyDatabase(Connection connection) throws SQLException, IOException {
        Path data = Path.of(told(connection, "show data_directory"));
        if (!Files.isReadable(data.resolve("PG_VERSION"))) {
            throw new Problem("The files of the database are not on this machine, or not ours to read: " + data
                    + "\nCopy it with pg_basebackup, and the folder of files after it.");
        }
        try (Stream<Path> tablespaces = Files.list(data.resolve("pg_tblspc"))) {
            if (tablespaces.findAny().isPresent()) {
                throw new Problem("The database has tablespaces of its own; copy it with pg_basebackup.");
            }
        }
        // keeps the log from being recycled for as long as this connection is open
        told(
                connection,
                "select slot_name from pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
        String first = told(connection, "select pg_walfile_name(pg_backup_start('registration', fast => true))");
        Path copy = folder.resolve("postgres");
        copy(data, copy);
        String last;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            Files.writeString(copy.resolve("backup_label"), row.getString(1));
            list.add(folder, copy.resolve("backup_label"));
            last = row.getString(2);
        }
        copyLog(data.resolve("pg_wal"), copy.resolve("pg_wal"), first, last);
    }

    private void copyLog(Path log, Path copy, String first, String last) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                    list.copy(file, folder, copy.resolve(name));
                }
            }
        }
    }

    private void copyFiles() throws IOException {
        if (bucket != null) {
            list.add(folder, Files.writeString(folder.resolve(ELSEWHERE), bucket + '\n'));
            return;
        }
        Path files = home.resolve("files");
        if (Files.exists(files)) {
            copy(files, folder.resolve("files"));
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return EMPTY.contains(from.relativize(directory).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (!NOT_COPIED.contains(name) && !name.endsWith(".part")) {
                    try {
                        list.copy(file, folder, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException gone) {
                        // a table dropped meanwhile; the log says so, too
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }

    private static String told(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
