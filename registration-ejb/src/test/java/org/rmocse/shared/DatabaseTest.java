package org.rmocse.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What a test on the real database stands on: one embedded PostgreSQL a JVM with the real migrations, a clock the test
 * moves, keys of its own. Each test works with people of its own and leaves its rows behind.
 */
public abstract class DatabaseTest {

    /** What a test's database says of its own start nobody reads; kept here, since a logger nobody holds forgets its level. */
    private static final List<Logger> QUIET = quiet("io.zonky", "java.util.Iterator", "org.flywaydb", "com.icegreen");

    private static final AtomicLong SEQUENCE = new AtomicLong(1);

    /** How many were born on a day so far; a day has so many numbers, the last few of which tests give by hand. */
    private static final Map<LocalDate, AtomicInteger> BORN = new ConcurrentHashMap<>();

    private static final int NUMBERS_A_DAY = 880;

    protected static final ThreadBoundDataSource DATA_SOURCE = new ThreadBoundDataSource(started());
    protected static final Jdbi JDBI = Databases.over(DATA_SOURCE);
    private static final Path KEY_FILE = keyFile();
    protected static final FieldEncryption ENCRYPTION = new FieldEncryption(KEY_FILE);
    protected static final Signatures SIGNATURES = new Signatures(KEY_FILE);

    protected static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-11-23T02:00:00Z"));

    private static EntityManagerFactory entityManagers;

    protected final Policy policy = new Policy(JDBI);

    /** The real entities over the same connection as {@link #JDBI} inside {@link #inTransaction}. */
    protected static synchronized EntityManager entityManager() {
        if (entityManagers == null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
            settings.put("jakarta.persistence.jtaDataSource", "");
            settings.put("jakarta.persistence.nonJtaDataSource", DATA_SOURCE);
            settings.put("eclipselink.weaving", "static");
            entityManagers = Persistence.createEntityManagerFactory("registration", settings);
        }
        return entityManagers.createEntityManager();
    }

    /** Runs the work in one database transaction that all SQL of this thread takes part in; rolls back if it throws. */
    protected static <T> T inTransaction(Supplier<T> work) {
        return DATA_SOURCE.inTransaction(work);
    }

    protected static void inTransaction(Runnable work) {
        DATA_SOURCE.inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** A number nobody else in this JVM uses, for names and keys. */
    protected static long next() {
        return SEQUENCE.getAndIncrement();
    }

    /** A valid, invented identity number that nobody else in this JVM uses; the region 999999 does not exist. */
    protected static IdNumber someIdNumber(LocalDate birth) {
        int born = BORN.computeIfAbsent(birth, first -> new AtomicInteger()).getAndIncrement();
        return SampleNumbers.idNumber(birth, born % NUMBERS_A_DAY);
    }

    private static List<Logger> quiet(String... names) {
        return Arrays.stream(names)
                .map(Logger::getLogger)
                .peek(logger -> logger.setLevel(Level.WARNING))
                .toList();
    }

    private static DataSource started() {
        try {
            // what the benchmarks read is to be in memory, as it would be
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("shared_buffers", "512MB")
                    .start();
            DataSource dataSource = postgres.getPostgresDatabase();
            Migration.migrate(dataSource);
            return dataSource;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path keyFile() {
        try {
            Path file = Files.createTempFile("keys", ".properties");
            file.toFile().deleteOnExit();
            SecureRandom random = new SecureRandom();
            StringBuilder lines = new StringBuilder();
            for (String purpose : new String[] {"encryption", "index", "content", "signing"}) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                lines.append(purpose)
                        .append(".1=")
                        .append(Base64.getEncoder().encodeToString(key))
                        .append('\n');
            }
            return Files.writeString(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The clock of a test; moves only when told. */
    public static final class MovableClock extends Clock {

        private volatile Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        public void moveTo(Instant instant) {
            now = instant;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ClockProducer.ZONE;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
