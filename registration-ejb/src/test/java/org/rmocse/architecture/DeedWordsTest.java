package org.rmocse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.application.Action;
import org.rmocse.application.EmploymentAnswer;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.shared.Texts;

/** Whatever is written to the trail has a word in both languages, for the auditor who reads it. */
class DeedWordsTest {

    private static final Pattern RECORDED = Pattern.compile("audit\\s*\\.record(All)?\\(");
    private static final Pattern DEED = Pattern.compile("\"([a-z_]+\\.[a-z_]*)\"");

    @Test
    void every_deed_of_the_source_has_its_word_and_its_area() throws IOException {
        Set<String> deeds = new TreeSet<>(deedsOfTheSource());
        assertThat(deeds).contains("person.reveal", "application.", "notice.published");
        addAll(deeds, "application.", Action.values());
        addAll(deeds, "application.employment_", EmploymentAnswer.values());
        addAll(deeds, "copy.", CopyStatus.values());
        addAll(deeds, "employer.", EmployerStatus.values());
        for (Texts texts : List.of(Texts.of(Texts.CHINESE), Texts.of(Texts.ENGLISH))) {
            assertThat(deeds).allSatisfy(deed -> {
                assertThat(texts.has("deed." + deed)).as(deed).isTrue();
                assertThat(texts.has("deed.area." + deed.substring(0, deed.indexOf('.'))))
                        .as(deed)
                        .isTrue();
            });
        }
    }

    /** A beginning that the source completes stands for the constants it is completed with. */
    private static void addAll(Set<String> deeds, String beginning, Enum<?>[] ends) {
        assertThat(deeds.remove(beginning)).as(beginning).isTrue();
        for (Enum<?> end : ends) {
            deeds.add(beginning + end.name());
        }
    }

    private static Set<String> deedsOfTheSource() throws IOException {
        Set<String> deeds = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addOf(file, deeds));
        }
        return deeds;
    }

    private static void addOf(Path file, Set<String> deeds) {
        try {
            String source = Files.readString(file);
            Matcher recorded = RECORDED.matcher(source);
            while (recorded.find()) {
                Matcher deed = DEED.matcher(source.substring(recorded.end(), end(source, recorded.end())));
                while (deed.find()) {
                    if (!deed.group(1).endsWith(".actor")) { // the name under which a job acts
                        deeds.add(deed.group(1));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the brackets of a call are closed. */
    private static int end(String source, int from) {
        int open = 1;
        int at = from;
        while (open > 0) {
            char sign = source.charAt(at++);
            open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        }
        return at;
    }
}
