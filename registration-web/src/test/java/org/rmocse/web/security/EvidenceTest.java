package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents about security call their proof is there. */
class EvidenceTest {

    private static final Path DOCUMENTS = Path.of("..", "server-config");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Journey))(?:\\.(\\w+))?`");

    /** The tests of all modules, by their names. */
    private static Map<String, String> tests;

    @BeforeAll
    static void readTests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            tests = files.filter(file -> file.toString().contains("src/test/java")
                            && file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            EvidenceTest::text,
                            (one, other) -> one + other));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASVS.md", "ATTACKS.md", "SECURITY.md"})
    void every_test_that_is_named_is_there(String document) {
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(text(DOCUMENTS.resolve(document)));
        int found = 0;
        while (named.find()) {
            found++;
            String source = tests.get(named.group(1));
            if (source == null || named.group(2) != null && !source.contains("void " + named.group(2) + '(')) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(2);
    }

    @Test
    void every_attack_has_its_line() {
        Set<String> lines = Pattern.compile("(?m)^\\| (A\\d+) \\|[^|]+\\|[^|]+\\|$")
                .matcher(text(DOCUMENTS.resolve("ATTACKS.md")))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
        assertThat(lines)
                .containsAll(IntStream.rangeClosed(1, 38)
                        .mapToObj(number -> "A" + number)
                        .toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
