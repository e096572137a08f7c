package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.document.DocumentStore.Kept;
import org.rmocse.shared.FieldEncryption;

/** What holds wherever contents are kept; each place says how to look behind it. */
abstract class KeepingFilesContract {

    static final byte[] CONTENT = "身份证 999999198805140014 合同".repeat(50).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    DocumentStore store;

    abstract FilePlace place();

    /** The names of all that lies there. */
    abstract List<String> stored() throws IOException;

    abstract byte[] bytes(String name) throws IOException;

    abstract void overwrite(String name, byte[] bytes) throws IOException;

    abstract void delete(String name) throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = new DocumentStore(new FieldEncryption(keys(folder, 1)), place());
    }

    @Test
    void gives_back_what_it_kept() {
        assertThat(store.read(store.keep(CONTENT))).isEqualTo(CONTENT);
        assertThat(store.read(store.keep(new byte[0]))).isEmpty();
    }

    @Test
    void another_server_reads_what_one_kept() throws IOException {
        Kept kept = store.keep(CONTENT);
        DocumentStore other = new DocumentStore(new FieldEncryption(keys(folder, 1)), place());
        assertThat(other.read(kept)).isEqualTo(CONTENT);
    }

    @Test
    void tells_that_something_can_be_kept_and_leaves_nothing_of_the_trial() throws IOException {
        assertThat(store.isWritable()).as("before the first file").isTrue();
        assertThat(stored()).isEmpty();
    }

    @Test
    void keeps_the_same_content_once_and_another_beside_it() throws IOException {
        Kept first = store.keep(CONTENT);
        byte[] lying = bytes(first.fileName());
        assertThat(store.keep(CONTENT)).isEqualTo(first);
        assertThat(stored()).hasSize(1);
        assertThat(bytes(first.fileName())).as("what lay there stays").isEqualTo(lying);
        store.keep(new byte[] {1});
        assertThat(stored()).hasSize(2);
    }

    @Test
    void the_place_learns_nothing_of_a_content_and_cannot_even_confirm_a_known_one() throws Exception {
        store.keep(CONTENT);
        String name = stored().get(0);
        assertThat(new String(bytes(name), StandardCharsets.ISO_8859_1)).doesNotContain("999999198805140014");
        assertThat(name)
                .doesNotContain(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT)));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Kept withOtherKeys = new DocumentStore(new FieldEncryption(keys(elsewhere, 7)), place()).keep(CONTENT);
        assertThat(withOtherKeys.address()).isNotEqualTo(store.keep(CONTENT).address());
    }

    @Test
    void does_not_open_a_file_put_where_another_was() throws IOException {
        Kept own = store.keep(CONTENT);
        Kept other = store.keep(new byte[] {1, 2, 3});
        overwrite(own.fileName(), bytes(other.fileName()));
        assertThatThrownBy(() -> store.read(own)).isInstanceOf(IllegalStateException.class);
        assertThat(store.read(other)).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void does_not_open_an_altered_or_missing_file() throws IOException {
        Kept kept = store.keep(CONTENT);
        byte[] bytes = bytes(kept.fileName());
        bytes[bytes.length / 2] ^= 1;
        overwrite(kept.fileName(), bytes);
        assertThatThrownBy(() -> store.read(kept)).isInstanceOf(IllegalStateException.class);
        delete(kept.fileName());
        assertThatThrownBy(() -> store.read(kept)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void lists_each_shelf_with_size_and_age_and_removes_what_is_named() throws IOException {
        Kept kept = store.keep(CONTENT);
        Kept other = store.keep(new byte[] {1, 2, 3});
        List<FilePlace.Lying> lying = new ArrayList<>();
        DocumentStore.shelves().forEach(shelf -> lying.addAll(store.lying(shelf)));
        assertThat(lying)
                .extracting(FilePlace.Lying::name)
                .containsExactlyInAnyOrder(kept.fileName(), other.fileName());
        FilePlace.Lying own = store.lying(DocumentStore.shelf(kept.fileName())).stream()
                .filter(one -> one.name().equals(kept.fileName()))
                .findFirst()
                .orElseThrow();
        assertThat(own.size()).isEqualTo(DocumentStore.sizeOnDisk(CONTENT.length));
        assertThat(own.since())
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(5));
        store.remove(own);
        store.remove(own);
        assertThat(stored()).containsExactly(other.fileName());
        store.remove(other);
        assertThat(stored()).isEmpty();
    }

    @Test
    void seals_anew_beside_the_old_one_which_then_counts_as_just_written() throws Exception {
        Kept kept = store.keep(CONTENT);
        Instant since = store.lying(DocumentStore.shelf(kept.fileName())).get(0).since();
        Path keys = keys(folder, 1);
        Files.writeString(keys, Files.readString(keys) + "encryption.2=" + base64((byte) 99) + '\n');
        DocumentStore newer = new DocumentStore(new FieldEncryption(keys), place());
        Thread.sleep(1100); // some places tell time by the second
        newer.sealAnew(kept, 2);
        assertThat(newer.read(kept)).isEqualTo(CONTENT);
        assertThat(newer.read(new Kept(kept.address(), 2))).isEqualTo(CONTENT);
        assertThat(newer.lying(DocumentStore.shelf(kept.fileName())))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.since()).isAfter(since));
        newer.remove(kept);
        assertThat(stored()).containsExactly(kept.address() + ".2");
    }

    @Test
    void many_who_keep_the_same_at_once_all_succeed() throws Exception {
        int people = 8;
        int rounds = 10;
        ExecutorService threads = Executors.newFixedThreadPool(people);
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            byte[] content = new byte[20_000];
            random.nextBytes(content);
            CyclicBarrier together = new CyclicBarrier(people);
            List<Future<Kept>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                all.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return store.keep(content);
                }));
            }
            for (Future<Kept> one : all) {
                assertThat(store.read(one.get(20, TimeUnit.SECONDS))).isEqualTo(content);
            }
        }
        threads.shutdown();
        assertThat(stored()).hasSize(rounds).noneMatch(name -> name.endsWith(".part"));
    }

    static Path keys(Path folder, int seed) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String purpose : new String[] {"encryption", "index", "content"}) {
            lines.append(purpose)
                    .append(".1=")
                    .append(base64((byte) (seed + purpose.length())))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("keys.properties"), lines);
    }

    private static String base64(byte of) {
        byte[] key = new byte[32];
        Arrays.fill(key, of);
        return Base64.getEncoder().encodeToString(key);
    }
}
