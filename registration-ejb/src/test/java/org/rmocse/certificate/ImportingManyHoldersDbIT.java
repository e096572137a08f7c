package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.SampleNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole country's holders in one file: a stream of rows that is never held, in a handful of statements a thousand. */
class ImportingManyHoldersDbIT extends RegisterImportDatabaseTest {

    private static final Logger LOG = LoggerFactory.getLogger(ImportingManyHoldersDbIT.class);

    /** More where somebody asks for it: {@code -Dregister.rows=1000000}. */
    private static final int ROWS = Integer.getInteger("register.rows", 30_000);

    /** The heap is looked at so often, and more than once in any run. */
    private static final int EACH = ROWS / 300;

    private static final int MOST_STATEMENTS_A_THOUSAND = 20;
    private static final long MOST_HELD = 48L << 20;

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong held = new AtomicLong();

    @AfterEach
    void countNoMore() {
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void are_taken_with_few_statements_and_little_memory_and_a_second_time_without_effect() {
        SheetFile file = new SheetFile("country.csv", ROWS * 180L, ImportingManyHoldersDbIT::rows);
        long before = liveHeap();
        JDBI.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (statements.incrementAndGet() % EACH == 0) {
                    held.accumulateAndGet(liveHeap() - before, Math::max);
                }
            }
        });
        long began = System.nanoTime();
        RegisterImport made = importFile(file);
        long first = System.nanoTime() - began;
        assertThat(counts(made)).isEqualTo(ROWS + " 0 0 0");
        long said = statements.getAndSet(0);
        began = System.nanoTime();
        assertThat(counts(importFile(file))).isEqualTo("0 0 " + ROWS + " 0");
        LOG.info(
                "{} rows in {} ms, again in {} ms, {} statements, at most {} kB held",
                ROWS,
                first / 1_000_000,
                (System.nanoTime() - began) / 1_000_000,
                said,
                held.get() >> 10);
        assertThat(said).isLessThan((long) MOST_STATEMENTS_A_THOUSAND * ROWS / 1000 + 20);
        assertThat(held.get()).isPositive().isLessThan(MOST_HELD);
    }

    private static long liveHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Makes the rows while they are read. */
    private static InputStream rows() {
        Iterator<byte[]> lines = Stream.concat(
                        Stream.of(SampleHolder.heading()),
                        IntStream.range(0, ROWS).mapToObj(ImportingManyHoldersDbIT::row))
                .map(line -> (line + '\n').getBytes(StandardCharsets.UTF_8))
                .iterator();
        return new InputStream() {

            private byte[] line = new byte[0];
            private int at;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (at == line.length) {
                    if (!lines.hasNext()) {
                        return -1;
                    }
                    line = lines.next();
                    at = 0;
                }
                int count = Math.min(most, line.length - at);
                System.arraycopy(line, at, into, from, count);
                at += count;
                return count;
            }
        };
    }

    private static String row(int i) {
        return SampleHolder.of(
                        "人员" + i,
                        SampleNumbers.idNumber(LocalDate.of(1940, 1, 1).plusDays(i / 1000), i % 1000),
                        "MANY" + i,
                        String.format("1972%07d", i))
                .with(
                        RegisterColumn.EMPLOYER_CODE,
                        SampleNumbers.creditCode(i / 7).value())
                .row();
    }
}
