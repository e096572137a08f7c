package org.rmocse.web.shared;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the beginnings of keys are completed with, as {@code completed-keys.properties} lists it. */
final class CompletedKeys {

    private static final Properties LISTED =
            PageTextsTest.properties(Path.of("src/test/resources/org/rmocse/web/shared/completed-keys.properties"));
    private static final Pattern ENUMERATION = Pattern.compile("(.*)\\{(.+)}(.*)");

    private static final List<String> MODULES = List.of(
            "shared",
            "document",
            "applicant",
            "account",
            "employer",
            "agency",
            "certificate",
            "education",
            "application",
            "notification",
            "publicity",
            "operation");

    private CompletedKeys() {}

    /** The beginnings the file says something of. */
    static Set<String> beginnings() {
        return LISTED.stringPropertyNames();
    }

    /** Everything a beginning may be completed with; empty where nobody says so. */
    static Optional<List<String>> endings(String beginning) {
        if (beginning.equals("error.")) {
            return Optional.of(Arrays.stream(ErrorKind.values())
                    .flatMap(kind -> Stream.of(kind.key() + ".title", kind.key() + ".text"))
                    .toList());
        }
        return Optional.ofNullable(LISTED.getProperty(beginning))
                .map(CompletedKeys::listed)
                .or(() -> constants(beginning.substring(0, beginning.length() - 1)));
    }

    private static List<String> listed(String line) {
        Set<String> endings = new TreeSet<>();
        for (String said : line.split("\\s+")) {
            Matcher enumeration = ENUMERATION.matcher(said);
            if (said.startsWith("-")) {
                if (!endings.remove(said.substring(1))) {
                    throw new IllegalStateException(said + " takes out what is not there");
                }
            } else if (enumeration.matches()) {
                constants(enumeration.group(2))
                        .orElseThrow(() -> new IllegalStateException(said + " names no enumeration"))
                        .forEach(constant -> endings.add(enumeration.group(1) + constant + enumeration.group(3)));
            } else {
                endings.add(said);
            }
        }
        return List.copyOf(endings);
    }

    /** The constants of an enumeration of the business, or of another by its whole name; empty where there is none. */
    static Optional<List<String>> constants(String enumeration) {
        return Stream.concat(
                        Stream.of(enumeration),
                        MODULES.stream().map(module -> "org.rmocse." + module + '.' + enumeration.replace('.', '$')))
                .flatMap(name -> type(name).stream())
                .filter(Class::isEnum)
                .findFirst()
                .map(type -> Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList());
    }

    private static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException elsewhere) {
            return Optional.empty();
        }
    }
}
