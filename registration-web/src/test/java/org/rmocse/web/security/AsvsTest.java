package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of ASVS says of each requirement one thing, and what it quotes is so; that its tests are there, {@link EvidenceTest} says. */
class AsvsTest {

    private static final Path DOCUMENTS = Path.of("..", "server-config");
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern QUOTE = Pattern.compile("(?:configuration|document): `([^`]+)` `([^`]+)`");
    private static final Pattern PARAMETER = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)+)` (\\d+)");

    private enum Proof {
        TEST("by test", "^`[A-Z]\\w*(?:Test|IT|Journey)"),
        QUOTED("by configuration or document", "^(?:configuration|document): `"),
        NOT_CONCERNED("not concerned", "^reason: "),
        DECIDED("decided otherwise", "^decided: "),
        OPEN("open", "^open: ");

        private final String words;
        private final Pattern begins;

        Proof(String words, String begins) {
            this.words = words;
            this.begins = Pattern.compile(begins);
        }
    }

    @Test
    void every_requirement_of_levels_1_and_2_has_its_line_once_and_in_order() throws IOException {
        try (var ids = AsvsTest.class.getResourceAsStream("asvs-5.0.0-levels-1-2.txt")) {
            assertThat(lines().map(line -> line.group(1)))
                    .containsExactlyElementsOf(new String(ids.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .toList());
        }
    }

    @Test
    void every_line_has_its_proof_of_one_kind() throws IOException {
        assertThat(lines()).allSatisfy(line -> assertThat(Stream.of(Proof.values())
                        .filter(proof -> proof.begins.matcher(line.group(4)).find()))
                .as(line.group())
                .hasSize(1));
    }

    /** A line below the heading of each chapter. */
    @Test
    void the_counts_of_the_chapters_are_those_of_their_lines() throws IOException {
        String[] chapters = text(DOCUMENTS.resolve("ASVS.md")).split("(?m)^## ");
        assertThat(chapters).hasSize(18);
        for (int i = 1; i < chapters.length; i++) {
            assertThat(chapters[i].lines().toList().get(2)).isEqualTo(counted(chapters[i]));
        }
    }

    @Test
    void what_is_quoted_stands_there() throws IOException {
        List<String> missing = new ArrayList<>();
        Map<String, List<String>> files = files();
        Matcher quote = QUOTE.matcher(text(DOCUMENTS.resolve("ASVS.md")));
        int found = 0;
        while (quote.find()) {
            found++;
            String words = quote.group(2);
            if (files.getOrDefault(quote.group(1), List.of()).stream().noneMatch(text -> text.contains(words))) {
                missing.add(quote.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    /** A number that is written down is the one the product is delivered with. */
    @Test
    void every_parameter_of_the_decisions_has_the_value_that_is_written_down() throws IOException {
        String migrations = files().entrySet().stream()
                .filter(file -> file.getKey().matches("V\\d+__.*\\.sql"))
                .flatMap(file -> file.getValue().stream())
                .collect(Collectors.joining());
        Map<String, String> written = new LinkedHashMap<>();
        PARAMETER
                .matcher(text(DOCUMENTS.resolve("SECURITY.md")))
                .results()
                .forEach(parameter -> written.put(parameter.group(1), parameter.group(2)));
        assertThat(written).hasSizeGreaterThan(20).allSatisfy((name, value) -> assertThat(migrations)
                .as(name)
                .containsPattern("'" + Pattern.quote(name) + "',\\s*'2019-03-01',\\s*'" + value + "'"));
    }

    private static String counted(String chapter) {
        List<MatchResult> lines = LINE.matcher(chapter).results().toList();
        String kinds = Stream.of(Proof.values())
                .map(proof -> {
                    long count = lines.stream()
                            .filter(line -> proof.begins.matcher(line.group(4)).find())
                            .count();
                    return count == 0 ? "" : ", " + count + ' ' + proof.words;
                })
                .collect(Collectors.joining());
        return lines.size() + " requirements" + kinds.replaceFirst(",", ":") + '.';
    }

    private static Stream<MatchResult> lines() throws IOException {
        return LINE.matcher(text(DOCUMENTS.resolve("ASVS.md"))).results();
    }

    /** The files of the repository that may be quoted, by their names. */
    private static Map<String, List<String>> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."))) {
            return all.filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> file.toString().matches(".*\\.(md|cli|conf|xml|sql|csv|properties|java)"))
                    .filter(Files::isRegularFile)
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString(),
                            Collectors.mapping(AsvsTest::text, Collectors.toList())));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
