package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {

    private static final byte[] MESSAGE = "who is registered".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** The first three examples of RFC 8032, 7.1. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, "
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, "
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, "
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, "
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signs_as_the_standard_says(String seed, String publicKey, String message, String signature)
            throws IOException {
        Signatures signatures = signatures("signing.1=" + base64(HexFormat.of().parseHex(seed)));
        assertThat(HexFormat.of().formatHex(signatures.publicKeys().get(1))).isEqualTo(publicKey);
        byte[] signed = signatures.sign(1, HexFormat.of().parseHex(message));
        assertThat(HexFormat.of().formatHex(signed)).isEqualTo(signature);
    }

    @Test
    void one_bit_more_or_less_and_it_is_not_genuine() throws IOException {
        Signatures signatures = signatures("signing.1=" + key(1));
        byte[] key = signatures.publicKeys().get(1);
        byte[] signature = signatures.sign(1, MESSAGE);
        assertThat(Signatures.isGenuine(key, MESSAGE, signature)).isTrue();
        for (int bit = 0; bit < MESSAGE.length * 8; bit++) {
            assertThat(Signatures.isGenuine(key, flipped(MESSAGE, bit), signature))
                    .isFalse();
        }
        for (int bit = 0; bit < signature.length * 8; bit++) {
            assertThat(Signatures.isGenuine(key, MESSAGE, flipped(signature, bit)))
                    .isFalse();
        }
        assertThat(Signatures.isGenuine(key, MESSAGE, Arrays.copyOf(signature, 63)))
                .isFalse();
        assertThat(Signatures.isGenuine(key, MESSAGE, new byte[0])).isFalse();
    }

    @Test
    void another_key_signs_otherwise() throws IOException {
        Signatures ours = signatures("signing.1=" + key(1));
        Signatures others = signatures("signing.1=" + key(2));
        assertThat(Signatures.isGenuine(ours.publicKeys().get(1), MESSAGE, others.sign(1, MESSAGE)))
                .isFalse();
        assertThat(Signatures.isGenuine(new byte[32], MESSAGE, ours.sign(1, MESSAGE)))
                .isFalse();
    }

    @Test
    void the_newest_key_signs_and_an_older_one_signs_as_before() throws IOException {
        byte[] before = signatures("signing.1=" + key(1)).sign(1, MESSAGE);
        Signatures both = signatures("signing.1=" + key(1), "signing.2=" + key(2));
        assertThat(both.version()).contains(2);
        assertThat(both.sign(1, MESSAGE)).isEqualTo(before);
        assertThat(both.publicKeys()).containsOnlyKeys(1, 2);
        Signatures without = signatures("signing.2=" + key(2));
        assertThatThrownBy(() -> without.sign(1, MESSAGE)).hasMessageContaining("version 1");
    }

    @Test
    void a_key_file_of_before_has_no_signing_key_and_no_fault() throws IOException {
        Path old = file("encryption.1=" + random(), "index.1=" + random(), "content.1=" + random());
        assertThat(new Signatures(old).version()).isEmpty();
        Files.setPosixFilePermissions(old, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(Keys.findings(old)).isEmpty();
        Files.writeString(old, Files.readString(old) + "signing.1=" + key(1) + "\n");
        assertThat(Keys.findings(old))
                .containsExactly(Finding.of("KEY_WEAK", null).having("signing.1", null));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private Signatures signatures(String... lines) throws IOException {
        return new Signatures(file(lines));
    }

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "keys", ".properties"), Arrays.asList(lines));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return base64(key);
    }

    private static String random() {
        byte[] key = new byte[32];
        new java.security.SecureRandom().nextBytes(key);
        return base64(key);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
