package org.rmocse.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rmocse.shared.PolicyParameters;

/** The policy parameters as the migrations set them, without a database. */
final class MigratedPolicy {

    private static final Pattern PARAMETER = Pattern.compile("\\('([a-z_.]+)', '\\d{4}-\\d\\d-\\d\\d', '([^']*)'\\)");
    private static final Map<String, String> VALUES = read();

    private MigratedPolicy() {}

    static PolicyParameters today() {
        return PolicyParameters.of(VALUES);
    }

    /** With one of them set otherwise. */
    static PolicyParameters with(String name, String value) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put(name, value);
        return PolicyParameters.of(values);
    }

    private static Map<String, String> read() {
        Map<String, String> values = new HashMap<>();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path migration : migrations.sorted().toList()) {
                List<MatchResult> found =
                        PARAMETER.matcher(Files.readString(migration)).results().toList();
                found.forEach(parameter -> values.put(parameter.group(1), parameter.group(2)));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return values;
    }
}
