package org.rmocse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void makes_a_key_of_its_own_for_each_purpose() throws IOException {
        Properties keys = read(KeyFile.ensure(folder.resolve("keys.properties")));
        assertThat(keys.stringPropertyNames())
                .containsExactlyInAnyOrder("encryption.1", "index.1", "content.1", "cookie.1", "signing.1");
        Set<Object> values = new HashSet<>(keys.values());
        assertThat(values).hasSize(5).allSatisfy(value -> assertThat(
                        Base64.getDecoder().decode(value.toString()))
                .hasSize(32));
    }

    @Test
    void no_two_installations_share_a_key() throws IOException {
        Properties one = read(KeyFile.ensure(folder.resolve("one")));
        Properties other = read(KeyFile.ensure(folder.resolve("other")));
        assertThat(one.values()).doesNotContainAnyElementsOf(other.values());
    }

    @Test
    void nobody_but_the_owner_reads_it() throws IOException {
        Path file = KeyFile.ensure(folder.resolve("keys.properties"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keeps_the_keys_that_are_there() throws IOException {
        Path file = KeyFile.ensure(folder.resolve("keys.properties"));
        String before = Files.readString(file);
        assertThat(KeyFile.ensure(file)).isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(before);
        Path own = Files.writeString(folder.resolve("own"), "encryption.7=brought along\nsigning.3=and this");
        KeyFile.ensure(own);
        assertThat(own).hasContent("encryption.7=brought along\nsigning.3=and this");
    }

    @Test
    void a_file_of_before_certificates_were_signed_gets_a_key_for_that_and_loses_nothing() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "# kept\nencryption.7=brought along");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), old);
        KeyFile.ensure(link);
        assertThat(Files.readString(old)).startsWith("# kept\nencryption.7=brought along\nsigning.1=");
        assertThat(Base64.getDecoder().decode(read(old).getProperty("signing.1")))
                .hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-r-----");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        String once = Files.readString(old);
        KeyFile.ensure(link);
        assertThat(old).hasContent(once);
    }

    @Test
    void leaves_no_half_of_a_file() throws IOException {
        KeyFile.ensure(folder.resolve("keys.properties"));
        assertThatThrownBy(() -> KeyFile.ensure(folder.resolve("missing/keys.properties")))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("keys.properties"));
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties keys = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            keys.load(reader);
        }
        return keys;
    }
}
