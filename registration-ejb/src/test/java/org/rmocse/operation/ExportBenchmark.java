package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.certificate.RegisterLoad;

/**
 * What an extract of a hundred thousand registrations costs, against a cursor over the same rows written to a file, in turns; and the
 * heap it needs beyond what was there before. Not in the suite; run by name, {@code -Dit.test=ExportBenchmark}.
 */
class ExportBenchmark extends ExportDatabaseTest {

    private static final int HOLDERS = 100_000;
    private static final long FIRST = 2_000_000_000L;
    private static final int ROUNDS = 7;

    private static final String RAW =
            """
            select r.number, p.name, r.category, r.employer_name, r.employer_code, a.name, r.first_registered_on, t.valid_from, t.valid_to,
                   r.ending, r.ended_on, p.masked_id_number
            from certificate.registration r
            join lateral (select valid_from, valid_to from certificate.term where registration_id = r.id order by id desc limit 1) t on true
            join applicant.person p on p.id = r.person_id
            join agency.agency a on a.id = r.agency_id
            where r.person_id > 2000000000 order by r.id
            """;

    @TempDir
    private Path folder;

    @Test
    void costs_little_more_than_streaming_the_rows_and_keeps_none_of_them() throws Exception {
        RegisterLoad.lay(JDBI, FIRST, HOLDERS, List.of(agency(province), agency(province)), LocalDate.of(2026, 11, 23));
        try {
            JDBI.useHandle(handle ->
                    handle.execute("update shared.policy_parameter set value = '1000' where name = 'export.fetches'"));
            ExportDraft all = new ExportDraft(
                    province, null, null, List.of(ExportColumn.values()), true, "量测", colleague.publicId());
            UUID export = ask(all);
            does(colleague, () -> EXPORTS.grant(export));
            for (ExportFormat format : ExportFormat.values()) {
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round <= ROUNDS; round++) {
                    double raw = seconds(() -> raw(folder.resolve("raw")));
                    double exported = seconds(() -> exported(export, format));
                    if (round > 0) {
                        ratios.add(exported / raw);
                        System.out.printf("%s %.3f s, raw %.3f s, ratio %.2f%n", format, exported, raw, exported / raw);
                    }
                }
                double median =
                        ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
                long heap = heap(() -> exported(export, format));
                System.out.printf(
                        "%s median ratio %.2f, live heap at most %d MB above before, file %d kB%n",
                        format, median, heap >> 20, Files.size(folder.resolve("file")) >> 10);
                assertThat(heap).isLessThan(128L << 20);
            }
        } finally {
            JDBI.useHandle(handle ->
                    handle.execute("update shared.policy_parameter set value = '3' where name = 'export.fetches'"));
            RegisterLoad.clear(JDBI, FIRST, HOLDERS);
        }
    }

    private void exported(UUID export, ExportFormat format) {
        try (OutputStream out = Files.newOutputStream(folder.resolve("file"))) {
            fetch(asker, export, format, number -> out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void raw(Path file) {
        try (Connection connection = DATA_SOURCE.getConnection();
                BufferedWriter out = Files.newBufferedWriter(file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(RAW)) {
                statement.setFetchSize(1_000);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        for (int column = 1; column <= 12; column++) {
                            String cell = rows.getString(column);
                            out.write(cell == null ? "" : cell);
                            out.write(column < 12 ? ',' : '\n');
                        }
                    }
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The most that is alive meanwhile beyond what was alive before, seen by collecting again and again. */
    private static long heap(Runnable work) throws InterruptedException {
        long before = alive();
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                most.accumulateAndGet(alive() - before, Math::max);
            }
        });
        watch.start();
        work.run();
        over.set(true);
        watch.join();
        return most.get();
    }

    private static long alive() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
