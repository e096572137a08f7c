package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.Actor;
import org.rmocse.shared.SampleNumbers;

/**
 * What it costs to import a hundred thousand rows of a training body, from the file to the last row on record, against COPY of the
 * same rows into the same table in the same run, in turns (B8); and how much heap it takes. Run by
 * {@code mvn verify -Dit.test=EducationBenchmark -DargLine=-Xmx256m}.
 */
class EducationBenchmark extends EducationDatabaseTest {

    private static final int PEOPLE_COUNT = 10_000;
    private static final int ROWS_EACH = 10;
    private static final int ROUNDS = 5;
    private static final double MOST = 5;

    private final List<Person> people = new ArrayList<>();
    private Actor trainer;
    private String body;

    @Test
    void a_hundred_thousand_rows_cost_no_more_than_five_times_their_copy() throws IOException {
        CLOCK.moveTo(MONDAY);
        trainer = trainer();
        body = BODIES.of(trainer).orElseThrow().name();
        Path csv = Files.createTempFile("education", ".csv");
        String copy = lay(csv);
        List<Double> copied = new ArrayList<>();
        List<Double> imported = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        long peak = 0;
        for (int round = -1; round < ROUNDS; round++) {
            double seconds = copied(copy);
            forget();
            double took = imported(csv);
            peak = Math.max(peak, peak());
            forget();
            if (round >= 0) {
                copied.add(seconds);
                imported.add(took);
                ratios.add(took / seconds);
            }
        }
        Files.delete(csv);
        System.out.printf(
                "rows %d; COPY %.2f s; import %.2f s; ratio %.2f (%s); peak heap %d MB of %d MB%n",
                PEOPLE_COUNT * ROWS_EACH,
                median(copied),
                median(imported),
                median(ratios),
                ratios.stream().map(ratio -> String.format("%.2f", ratio)).toList(),
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(median(ratios)).isLessThanOrEqualTo(MOST);
    }

    /** The people, the sheet about them, and the same as COPY reads it. */
    private String lay(Path csv) throws IOException {
        List<SampleApplicants.Line> lines = IntStream.range(0, PEOPLE_COUNT)
                .mapToObj(i -> new SampleApplicants.Line(
                        "测试" + i,
                        SampleNumbers.idNumber(LocalDate.of(1960, 1, 1).plusDays(i), i % 1000),
                        "BENCH" + i,
                        LocalDate.of(2024, 1, 1),
                        null))
                .toList();
        people.addAll(inTransaction(() -> APPLICANTS.imported(lines)));
        StringBuilder sheet = new StringBuilder(HEADING).append('\n');
        StringBuilder copy = new StringBuilder();
        for (int row = 0; row < ROWS_EACH; row++) {
            LocalDate from = LocalDate.of(2025, 1, 6).plusDays(7L * row);
            LocalDate to = from.plusDays(2);
            for (int i = 0; i < PEOPLE_COUNT; i++) {
                String content = "第" + row + "期 安全生产法与双重预防机制";
                sheet.append("测试")
                        .append(i)
                        .append(',')
                        .append(lines.get(i).number().value())
                        .append(',');
                sheet.append(from)
                        .append(',')
                        .append(to)
                        .append(',')
                        .append(content)
                        .append(",现场,x,24\n");
                copy.append(people.get(i).id())
                        .append('\t')
                        .append(from)
                        .append('\t')
                        .append(to)
                        .append('\t');
                copy.append(content).append("\t现场\t").append(body).append("\t24.0\t{import}\n");
            }
        }
        Files.writeString(csv, sheet, StandardCharsets.UTF_8);
        return copy.toString();
    }

    private double copied(String rows) {
        long id = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into education.import (public_id, file_name, imported_at, finished_at, actor_id, actor_name, status)
                        values (gen_random_uuid(), 'copy', now(), now(), 1, 'copy', 'DONE') returning id
                        """)
                .mapTo(Long.class)
                .one());
        String whole = rows.replace("{import}", String.valueOf(id));
        long began = System.nanoTime();
        inTransaction(() -> JDBI.useHandle(handle -> {
            try {
                handle.getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy education.record (person_id, from_date, to_date, content, mode, provider, hours, import_id) from stdin",
                                new StringReader(whole));
            } catch (SQLException | IOException failed) {
                throw new IllegalStateException(failed);
            }
        }));
        return seconds(began);
    }

    private double imported(Path csv) throws IOException {
        SheetFile file = new SheetFile("courses.csv", Files.size(csv), () -> Files.newInputStream(csv));
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        UUID id = as(trainer, () -> IMPORTS.send(file, null));
        WORK.round();
        double took = seconds(began);
        EducationImport made = as(trainer, () -> IMPORTS.find(id));
        if (made.added() != PEOPLE_COUNT * ROWS_EACH) {
            throw new IllegalStateException("not all rows were added: " + made);
        }
        return took;
    }

    /** The most the heap held at once during the import: what each part of it held at its fullest. */
    private static long peak() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void forget() {
        JDBI.useHandle(handle -> {
            handle.execute("truncate education.record cascade");
            handle.execute("vacuum analyze education.record");
            handle.execute("checkpoint");
        });
    }

    private static double seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
