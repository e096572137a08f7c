package org.rmocse.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * {@code mvn -Prestore -pl server-config}: makes a home of a backup, as it stood when the backup ended, or, where the log of the
 * database was archived, as it stood at a moment after that. The database is started once and stopped, so that the home is ready to
 * be checked and opened.
 */
public final class Restore {

    private static final Duration PATIENCE = Duration.ofHours(4);

    /** As the database reads it in its configuration, where it takes no letter for a zone. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private static final String OWNER_ONLY = "rwx------";

    private Restore() {}

    /**
     * @param arguments the backup; then, for a moment after it, the folder of the archived log and the moment as
     *     {@code 2026-11-27T10:15:00+08:00}. The home is {@code -Dregistration.home} and must be empty
     */
    public static void main(String... arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        PrintStream out = Console.out();
        try {
            Path home = RunHome.given();
            boolean until = arguments.length > 2 && arguments[2] != null && !arguments[2].isBlank();
            restore(
                    Path.of(arguments[0]).toAbsolutePath(),
                    home,
                    until ? Path.of(arguments[1]).toAbsolutePath() : null,
                    until ? OffsetDateTime.parse(arguments[2]).toInstant() : null);
            out.println("\n  " + home
                    + "\n\n  Put the keys of the installation there as keys.properties, then look it through"
                    + " before it is opened:\n    mvn -Pcheck -Dregistration.home=" + home + "\n");
            Path elsewhere = home.resolve(Backup.ELSEWHERE);
            if (Files.exists(elsewhere)) {
                out.println("  The kept files are not in it: they were in the bucket\n    "
                        + Files.readString(elsewhere).strip()
                        + "\n  Bring it back as it was at the backup or later, and name it in REGISTRATION_FILES.\n");
            }
        } catch (Problem | IOException failed) {
            out.println("\n" + failed.getMessage() + "\n");
            Runtime.getRuntime().exit(1);
        }
    }

    /**
     * Makes the home.
     *
     * @param archive where the log was archived; null to end where the backup ended
     * @param until the moment to go to
     * @throws Problem if the home is not empty, or the backup is not whole, or the log does not lead to that moment
     */
    public static void restore(Path backup, Path home, Path archive, Instant until)
            throws IOException, InterruptedException {
        BackupList list = BackupList.of(backup);
        Files.createDirectories(home);
        try (Stream<Path> there = Files.list(home)) {
            if (there.findAny().isPresent()) {
                throw new Problem("There is already something in " + home + ". Restore into an empty folder.");
            }
        }
        list.copyTo(backup, home);
        Path data = home.resolve("postgres");
        makeWhole(backup.resolve("postgres"), data);
        if (archive != null) {
            goOn(data, archive, until);
        }
        start(data);
    }

    /** A folder with nothing in it is in no list, and the database does without none of its own. */
    private static void makeWhole(Path from, Path data) throws IOException {
        try (Stream<Path> folders = Files.walk(from)) {
            for (Path folder : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator) {
                Files.createDirectories(data.resolve(from.relativize(folder).toString()));
            }
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(OWNER_ONLY));
    }

    private static void goOn(Path data, Path archive, Instant until) throws IOException {
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "\nrestore_command = 'cp \"" + archive + "/%f\" \"%p\"'\nrecovery_target_time = '"
                        + MOMENT.format(until) + "'\nrecovery_target_action = 'promote'\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("recovery.signal"));
    }

    private static void start(Path data) throws IOException, InterruptedException {
        try (Database database = Database.recover(data);
                Connection connection = DriverManager.getConnection(database.url(), "postgres", "postgres")) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (isOnItsWay(connection)) {
                if (System.nanoTime() > end) {
                    throw new Problem("The database is still on its way after " + PATIENCE);
                }
                Thread.sleep(200);
            }
            try (Statement statement = connection.createStatement()) {
                for (String setting :
                        new String[] {"restore_command", "recovery_target_time", "recovery_target_action"}) {
                    statement.execute("alter system reset " + setting);
                }
            }
        } catch (SQLException failed) {
            throw new Problem("The database did not come to where it was to go: " + failed.getMessage());
        }
    }

    private static boolean isOnItsWay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
