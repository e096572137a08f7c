package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No key and no password of anything real lies among the sources (A37). */
class SecretsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
            // a line of the key file with a key in it
            Pattern.compile("(?m)^\\s*[a-z-]+\\.\\d+\\s*=\\s*[A-Za-z0-9+/]{43}=\\s*$"),
            Pattern.compile(
                    "(?i)\\b(password|passwd|secret|token)\\s*=\\s*[\"']?(?!\\$)[A-Za-z0-9+/]{24,}[\"']?\\s*$",
                    Pattern.MULTILINE));

    /** The key of the examples in RFC 6238, which everybody has. */
    private static final String PUBLISHED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void no_source_holds_one() {
        assertThat(sources().filter(SecretsTest::holdsOne)).isEmpty();
    }

    @Test
    void one_would_be_seen() {
        assertThat(SECRETS.get(0).matcher("-----BEGIN " + "PRIVATE KEY-----").find())
                .isTrue();
        assertThat(SECRETS.get(3)
                        .matcher("encryption.1=" + "A".repeat(43) + "=")
                        .find())
                .isTrue();
        assertThat(SECRETS.get(4).matcher("db.password=" + "aB3".repeat(9)).find())
                .isTrue();
        assertThat(sources().count()).isGreaterThan(500);
    }

    private static boolean holdsOne(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace(PUBLISHED, "");
            return SECRETS.stream().anyMatch(secret -> secret.matcher(text).find());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every text file that is handed on. */
    private static Stream<Path> sources() {
        try {
            return Files.walk(ROOT)
                    .filter(Files::isRegularFile)
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git|node_modules)/.*"))
                    .filter(
                            file -> file.toString()
                                    .matches(
                                            ".*\\.(java|xhtml|xml|properties|sql|js|css|cli|md|txt|csv|sh|conf|json|yaml|yml|html)"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
