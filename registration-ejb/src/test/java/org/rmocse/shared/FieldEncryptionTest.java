package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldEncryptionTest {

    private static final String PLACE = "applicant.id_number.cipher:0190";

    @TempDir
    Path folder;

    private FieldEncryption encryption;

    @BeforeEach
    void open() throws IOException {
        encryption = withKeys("encryption.1=" + key(1), "index.1=" + key(2), "content.1=" + key(3));
    }

    @Test
    void opens_what_it_sealed_and_never_seals_twice_alike() {
        Sealed first = encryption.seal("secret", PLACE);
        Sealed second = encryption.seal("secret", PLACE);
        assertThat(encryption.openText(first, PLACE)).isEqualTo("secret");
        assertThat(first.bytes()).isNotEqualTo(second.bytes());
        assertThat(new String(first.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void tells_when_the_key_file_is_gone_or_holds_other_keys() throws IOException {
        String[] lines = {"encryption.1=" + key(1), "index.1=" + key(2), "content.1=" + key(3)};
        Path file = Files.writeString(folder.resolve("in-place.properties"), String.join("\n", lines));
        FieldEncryption used = new FieldEncryption(file);
        assertThat(used.isKeyFileInPlace()).isTrue();
        Files.writeString(file, "\nencryption.2=" + key(4), StandardOpenOption.APPEND);
        assertThat(used.isKeyFileInPlace()).as("with a newer key beside").isTrue();
        Files.writeString(file, String.join("\n", lines[0], lines[1], "content.1=" + key(5)));
        assertThat(used.isKeyFileInPlace()).as("with another key").isFalse();
        Files.delete(file);
        assertThat(used.isKeyFileInPlace()).as("gone").isFalse();
    }

    @Test
    void does_not_open_a_value_moved_to_another_place() {
        Sealed sealed = encryption.seal("secret", PLACE);
        assertThatThrownBy(() -> encryption.openText(sealed, PLACE + "1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void does_not_open_an_altered_value() {
        Sealed sealed = encryption.seal("secret", PLACE);
        sealed.bytes()[sealed.bytes().length - 1] ^= 1;
        assertThatThrownBy(() -> encryption.openText(sealed, PLACE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opens_old_values_after_a_new_key_came_and_seals_with_the_new_one() throws IOException {
        Sealed old = encryption.seal("secret", PLACE);
        FieldEncryption later = withKeys(
                "encryption.1=" + key(1), "encryption.2=" + key(4), "index.1=" + key(2), "content.1=" + key(3));
        assertThat(later.openText(old, PLACE)).isEqualTo("secret");
        assertThat(later.seal("secret", PLACE).keyVersion()).isEqualTo(2);
    }

    @Test
    void indexes_the_same_value_alike_for_one_purpose_only() {
        assertThat(encryption.index("A", "id").bytes())
                .isEqualTo(encryption.index("A", "id").bytes())
                .isNotEqualTo(encryption.index("A", "mail").bytes())
                .isNotEqualTo(encryption.index("B", "id").bytes());
    }

    @Test
    void says_which_key_is_missing_or_malformed() {
        assertThatThrownBy(() -> withKeys("encryption.1=" + key(1), "index.1=" + key(2)))
                .hasMessageContaining("content");
        assertThatThrownBy(() -> withKeys("encryption.1=AAAA", "index.1=" + key(2), "content.1=" + key(3)))
                .hasMessageContaining("encryption.1");
    }

    private FieldEncryption withKeys(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "keys", ".properties");
        Files.write(file, Arrays.asList(lines));
        return new FieldEncryption(file);
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
