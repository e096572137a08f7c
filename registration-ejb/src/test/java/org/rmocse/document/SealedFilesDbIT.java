package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Databases;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.KeyLines;
import org.rmocse.shared.Policy;
import org.rmocse.shared.SchemaBefore;
import org.rmocse.shared.SealedPlace.Resealed;
import org.rmocse.shared.ThreadBoundDataSource;

/** Kept files are sealed with a new key, and the old ones go once nobody can be reading them. In a database of its own. */
class SealedFilesDbIT extends DatabaseTest {

    private static SchemaBefore database;
    private static ThreadBoundDataSource dataSource;
    private static Jdbi jdbi;

    @TempDir
    private Path folder;

    private final Instant now = CLOCK.instant();

    private Path files;
    private Path keys;
    private FieldEncryption encryption;
    private SealedFiles sealed;

    @BeforeAll
    static void aDatabaseOfItsOwn() {
        database = new SchemaBefore(JDBI, "latest");
        dataSource = new ThreadBoundDataSource(database.dataSource());
        jdbi = Databases.over(dataSource);
    }

    @BeforeEach
    void begin() {
        jdbi.useHandle(handle -> handle.execute("truncate document.file, document.superseded_file cascade"));
        files = folder.resolve("files");
        keys = KeyLines.in(folder);
        encryption = new FieldEncryption(keys);
        sealed = KeptDocuments.sealed(files, jdbi, CLOCK, encryption);
    }

    @AfterEach
    void asItWas() {
        CLOCK.moveTo(now);
    }

    @AfterAll
    static void dropped() {
        database.close();
    }

    @Test
    void the_same_content_opens_before_and_after_and_the_old_file_goes_a_minute_later() throws IOException {
        long one = stored("scan.png");
        long twin = stored("twin.png");
        List<Path> old = kept();
        assertThat(old).singleElement().asString().endsWith(".1");
        newKey();
        Resealed done = reseal();
        assertThat(List.of(done.looked(), done.resealed())).containsExactly(2, 2);
        assertThat(reseal().looked()).isZero();
        assertThat(kept()).hasSize(2);
        assertThat(cleared()).isFalse();
        CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(2)));
        assertThat(cleared()).isTrue();
        assertThat(cleared()).isFalse();
        assertThat(kept()).singleElement().asString().endsWith(".2");
        KeyLines.remove(keys, "encryption.1");
        Documents without = documents(new FieldEncryption(keys));
        assertThat(without.content(one).bytes())
                .isEqualTo(without.content(twin).bytes())
                .isNotEmpty();
    }

    @Test
    void a_file_that_is_named_again_meanwhile_stays() throws IOException {
        stored("scan.png");
        newKey();
        reseal();
        // a server that has not read the new key keeps the same picture under the old one
        FieldEncryption behind = behind();
        dataSource.inTransaction(() -> documents(behind).storeMaterial(KeptDocuments.scan("again.png")));
        CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(2)));
        assertThat(cleared()).isFalse();
        assertThat(kept()).hasSize(2);
        reseal();
        CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(2)));
        assertThat(cleared()).isTrue();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_file_that_is_missing_is_passed_over() throws IOException {
        stored("scan.png");
        Files.delete(kept().get(0));
        newKey();
        Resealed done = reseal();
        assertThat(done.unopened()).hasSize(1);
        assertThat(sealed.counts()).containsOnlyKeys(1);
        assertThat(reseal(done.last()).looked()).isZero();
    }

    @Test
    void what_was_sealed_anew_and_undone_is_done_again() throws IOException {
        stored("scan.png");
        newKey();
        try {
            dataSource.inTransaction(() -> {
                sealed.reseal(0);
                throw new IllegalStateException("the server died");
            });
        } catch (IllegalStateException died) {
            assertThat(sealed.counts()).containsOnlyKeys(1);
        }
        assertThat(reseal().resealed()).isEqualTo(1);
        assertThat(kept()).hasSize(2);
    }

    private void newKey() {
        KeyLines.add(keys, "encryption.2");
        assertThat(encryption.refresh()).isTrue();
    }

    private FieldEncryption behind() throws IOException {
        Path copy = Files.copy(keys, folder.resolve("behind.properties"));
        KeyLines.remove(copy, "encryption.2");
        return new FieldEncryption(copy);
    }

    private Resealed reseal() {
        return reseal(0);
    }

    private Resealed reseal(long after) {
        return dataSource.inTransaction(() -> sealed.reseal(after));
    }

    private boolean cleared() {
        return dataSource.inTransaction(sealed::clear);
    }

    private long stored(String name) {
        return dataSource
                .inTransaction(() -> documents(encryption).storeMaterial(KeptDocuments.scan(name)))
                .id();
    }

    private Documents documents(FieldEncryption known) {
        return KeptDocuments.in(files, jdbi, CLOCK, new Policy(jdbi), known);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
