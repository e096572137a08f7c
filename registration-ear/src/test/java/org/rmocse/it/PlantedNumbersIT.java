package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * The identity numbers that the tests before this one imported, signed in with, mistyped and filed are nowhere but where
 * they are sealed: in no table, file, log, journal of the broker, mail or page.
 */
@Order(90)
class PlantedNumbersIT extends ContainerTest {

    private static final String NUMBER = "99999919880514001X";

    @Test
    void a_number_is_recognised_in_every_shape_it_could_leak_in() {
        Set<String> numbers = Set.of(NUMBER);
        byte[] plain = NUMBER.getBytes(StandardCharsets.US_ASCII);
        for (String around : List.of("", "a", "ab", "abc")) {
            byte[] embedded = (around + " " + NUMBER + " and more").getBytes(StandardCharsets.US_ASCII);
            assertThat(Traces.of(numbers, embedded)).contains(NUMBER);
            assertThat(Traces.of(numbers, Base64.getEncoder().encode(embedded))).contains(NUMBER);
            assertThat(Traces.of(
                            numbers, (around + HexFormat.of().formatHex(plain)).getBytes(StandardCharsets.US_ASCII)))
                    .contains(NUMBER);
        }
        assertThat(Traces.of(numbers, NUMBER.getBytes(StandardCharsets.UTF_16LE)))
                .contains(NUMBER);
        assertThat(Traces.of(numbers, "999999198805140022 99999919880514001".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void no_table_shows_one() throws SQLException, IOException {
        assertThat(Planted.numbers()).hasSizeGreaterThan(5);
        Map<String, Set<String>> found = new TreeMap<>();
        try (Connection connection = BED.connection()) {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            for (String table : BED.column("select format('%I.%I', schemaname, tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                postgres.getCopyAPI().copyOut("copy " + table + " to stdout", rows);
                note(found, table, rows.toByteArray());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_file_log_or_journal_shows_one() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(BED.folder())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(Files::isReadable)
                    .filter(file -> !file.toString().contains("/postgres-binaries/"))
                    .toList()) {
                try {
                    note(found, BED.folder().relativize(file).toString(), Files.readAllBytes(file));
                } catch (NoSuchFileException gone) {
                    // the running server and database drop files of their own all the time
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_mail_shows_one() throws Exception {
        Map<String, Set<String>> found = new TreeMap<>();
        for (MimeMessage message : BED.mail().messages()) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            message.writeTo(whole);
            note(found, message.getSubject(), whole.toByteArray());
        }
        assertThat(BED.mail().messages()).isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void no_page_showed_one() {
        assertThat(Planted.pages().keySet()).as("pages seen").hasSizeGreaterThan(15);
        Map<String, Set<String>> found = new TreeMap<>();
        Planted.pages().forEach((address, pages) -> pages.forEach(page -> note(found, address, page)));
        assertThat(found).isEmpty();
    }

    private static void note(Map<String, Set<String>> found, String where, byte[] bytes) {
        Set<String> traces = Traces.of(Planted.numbers(), bytes);
        if (!traces.isEmpty()) {
            found.put(where, traces);
        }
    }
}
