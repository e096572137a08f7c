package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.shared.DatabaseTest;

class UnusedFilesDbIT extends DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void what_nothing_refers_to_is_removed_after_an_hour_and_the_rest_is_not() throws IOException {
        Documents documents = KeptDocuments.in(folder, JDBI, CLOCK, policy, ENCRYPTION);
        documents.storeMaterial(KeptDocuments.scan("scan.png"));
        List<Path> used = files();
        String fresh = kept("fresh");
        String old = kept("old");
        ageBy(Duration.ofMinutes(59));
        age(old, Duration.ofMinutes(61));
        assertThat(swept()).isEqualTo(1);
        assertThat(files())
                .containsAll(used)
                .anyMatch(file -> file.endsWith(fresh + ".1"))
                .noneMatch(file -> file.endsWith(old + ".1"));
        ageBy(Duration.ofDays(3));
        assertThat(swept()).isEqualTo(1);
        assertThat(files()).isEqualTo(used);
    }

    @Test
    void what_a_crash_left_half_written_is_removed() throws IOException {
        Path part = Files.createDirectories(folder.resolve("ab")).resolve("new1.part");
        Files.write(part, new byte[] {1});
        ageBy(Duration.ofHours(2));
        assertThat(swept()).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_being_uploaded_again_at_this_moment_stays() throws IOException {
        String address = kept("again");
        ageBy(Duration.ofHours(2));
        inTransaction(() -> {
            UnusedFiles.hold(JDBI, address);
            assertThat(CompletableFuture.supplyAsync(this::swept).join()).isZero();
        });
        assertThat(swept()).isEqualTo(1);
    }

    private String kept(String content) {
        return new DocumentStore(ENCRYPTION, folder)
                .keep(content.getBytes(StandardCharsets.UTF_8))
                .address();
    }

    private int swept() {
        UnusedFiles unused = new UnusedFiles(JDBI, CLOCK, new DocumentStore(ENCRYPTION, folder));
        return DocumentStore.shelves().stream()
                .mapToInt(shelf -> inTransaction(() -> unused.remove(shelf)))
                .sum();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void ageBy(Duration age) throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().minus(age)));
        }
    }

    private void age(String address, Duration age) throws IOException {
        for (Path file : files()) {
            if (file.endsWith(address + ".1")) {
                Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().minus(age)));
            }
        }
    }
}
