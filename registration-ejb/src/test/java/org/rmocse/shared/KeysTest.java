package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void reads_the_keys_of_a_purpose_by_their_versions() throws IOException {
        Keys keys = keys("index.1=" + key(1), "index.2=" + key(2), "index.10=" + key(10), "encryption.7=" + key(7));
        assertThat(keys.of("index").keySet()).containsExactly(1, 2, 10);
        assertThat(keys.of("index").lastEntry().getValue()).isEqualTo(bytes(10));
        assertThat(keys.of("encryption").keySet()).containsExactly(7);
    }

    @Test
    void forgives_blanks_and_remarks() throws IOException {
        assertThat(keys("# purpose.version", "", "index.1 =  " + key(1) + "  ").of("index"))
                .hasSize(1);
    }

    @Test
    void says_that_a_file_is_missing() {
        assertThatThrownBy(() -> Keys.from(folder.resolve("nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("REGISTRATION_KEY_FILE");
        assertThatThrownBy(() -> Keys.from(folder)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void says_which_purpose_has_no_key() throws IOException {
        Keys keys = keys("index.1=" + key(1), "indexes.1=" + key(1));
        assertThatThrownBy(() -> keys.of("content")).hasMessageContaining("content");
        assertThat(keys.of("index")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"AAAA, 32 bytes", "'', 32 bytes", "not base64!, base64", "change-me, base64"})
    void says_which_key_is_none_without_telling_it(String value, String problem) throws IOException {
        Keys keys = keys("index.3=" + value);
        assertThatThrownBy(() -> keys.of("index"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("index.3")
                .hasMessageContaining(problem)
                .hasNoCause()
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain(value.isEmpty() ? "\0" : value);
    }

    @ParameterizedTest
    @CsvSource({"index.x", "index.", "index.0", "index.-1", "index.1.old", "index.99999999999"})
    void says_which_version_is_none(String name) throws IOException {
        Keys keys = keys(name + "=" + key(1));
        assertThatThrownBy(() -> keys.of("index"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name);
    }

    @Test
    void after_a_new_key_came_the_older_still_opens_and_the_newest_seals() throws IOException {
        FieldEncryption before = encryption("encryption.1=" + key(1), "index.1=" + key(2));
        Sealed sealed = before.seal("secret", "place");
        BlindIndex index = before.index("secret", "purpose");
        FieldEncryption after = encryption(
                "encryption.1=" + key(1), "encryption.2=" + key(3), "index.1=" + key(2), "index.2=" + key(4));
        assertThat(after.openText(sealed, "place")).isEqualTo("secret");
        assertThat(after.seal("secret", "place").keyVersion()).isEqualTo(2);
        assertThat(after.index("secret", "purpose").keyVersion()).isEqualTo(2);
        assertThat(after.indexes("secret", "purpose"))
                .extracting(BlindIndex::keyVersion)
                .containsExactly(2, 1);
        assertThat(after.indexes("secret", "purpose").get(1).bytes()).isEqualTo(index.bytes());
        FieldEncryption without = encryption("encryption.2=" + key(3), "index.2=" + key(4));
        assertThatThrownBy(() -> without.openText(sealed, "place")).hasMessageContaining("version 1");
    }

    private FieldEncryption encryption(String... lines) throws IOException {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "content.1=" + key(9);
        return new FieldEncryption(file(all));
    }

    private Keys keys(String... lines) throws IOException {
        return Keys.from(file(lines));
    }

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "keys", ".properties"), Arrays.asList(lines));
    }

    private static byte[] bytes(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    private static String key(int seed) {
        return Base64.getEncoder().encodeToString(bytes(seed));
    }
}
