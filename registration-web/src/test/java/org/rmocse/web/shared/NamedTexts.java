package org.rmocse.web.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys of texts that pages and page beans name, read from their sources: whole ones, and beginnings that are put together
 * with something else.
 */
final class NamedTexts {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path CLASSES = Path.of("src/main/java");

    private static final Pattern EXPRESSION = Pattern.compile("#\\{((?:[^{}'\"]|'[^']*'|\"[^\"]*\"|\\{[^{}]*})*)}");
    private static final Pattern CALL = Pattern.compile("\\bt\\.(?:get|of|has)\\(");
    private static final Pattern TEXT_ATTRIBUTE =
            Pattern.compile("<r:\\w+\\b[^>]*?\\b(?:label|hint)=\"(?!#)([^\"]+)\"|\\bhint=\"(?!#)([a-z][\\w.]+)\"");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern CHOSEN = Pattern.compile("(?:^|[?:])\\s*$");

    /** What only a key looks like, wherever it stands. */
    private static final String SHAPE =
            "(?:(?:portal|security|applicant|agency|centre|ministry|certificate|admin|employer|education)_[a-z_]+"
                    + "|page|nav|label|error|field|hint)\\.[A-Za-z_.]*";

    private static final Pattern SHAPED = Pattern.compile("'(" + SHAPE + ")'(?!\\.concat)");
    private static final Pattern JAVA_SHAPED = Pattern.compile("\"(" + SHAPE + ")\"(\\s*\\+)?");
    private static final Pattern JAVA_CALL = Pattern.compile(
            "(?:\\btexts\\.(?:get|of|has)|\\bmessages\\.done|(?<![.\\w])get)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");

    private final Map<String, TreeSet<String>> whole = new TreeMap<>();
    private final Map<String, TreeSet<String>> begun = new TreeMap<>();

    private NamedTexts() {}

    static NamedTexts read() {
        NamedTexts named = new NamedTexts();
        for (Path page : pages()) {
            named.readPage(page);
        }
        for (Path source : files(CLASSES, ".java")) {
            named.readClass(source);
        }
        return named;
    }

    /** Each key with the files that name it. */
    Map<String, TreeSet<String>> whole() {
        return whole;
    }

    /** Each beginning of a key with the files where it is completed. */
    Map<String, TreeSet<String>> begun() {
        return begun;
    }

    static List<Path> pages() {
        return files(PAGES, ".xhtml");
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void readPage(Path file) {
        String page = content(file);
        Matcher attribute = TEXT_ATTRIBUTE.matcher(page);
        while (attribute.find()) {
            add(whole, attribute.group(1) == null ? attribute.group(2) : attribute.group(1), file);
        }
        Matcher expression = EXPRESSION.matcher(page);
        while (expression.find()) {
            String text = expression.group(1);
            Matcher call = CALL.matcher(text);
            while (call.find()) {
                readArgument(firstArgument(text.substring(call.end())), file);
            }
            Matcher shaped = SHAPED.matcher(text);
            while (shaped.find()) {
                add(shaped.group(1).endsWith(".") ? begun : whole, shaped.group(1), file);
            }
        }
    }

    private void readArgument(String argument, Path file) {
        Matcher literal = LITERAL.matcher(argument);
        if (argument.contains(".concat(")) {
            if (literal.find()) {
                add(begun, literal.group(1), file);
            }
            return;
        }
        while (literal.find()) {
            if (CHOSEN.matcher(argument.substring(0, literal.start())).find()) {
                add(whole, literal.group(1), file);
            }
        }
    }

    private void readClass(Path file) {
        String source = content(file);
        for (Pattern pattern : List.of(JAVA_SHAPED, JAVA_CALL)) {
            Matcher literal = pattern.matcher(source);
            while (literal.find()) {
                if (literal.group(1).endsWith(".html")) {
                    continue;
                }
                boolean goesOn = literal.group(2) != null || literal.group(1).endsWith(".");
                add(goesOn ? begun : whole, literal.group(1), file);
            }
        }
    }

    /** What stands before the first comma or closing bracket that is not inside another one or a literal. */
    private static String firstArgument(String after) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < after.length(); i++) {
            char c = after.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && depth > 0 && (c == ')' || c == ']')) {
                depth--;
            } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
                return after.substring(0, i);
            }
        }
        return after;
    }

    private static void add(Map<String, TreeSet<String>> to, String key, Path file) {
        to.computeIfAbsent(key, unseen -> new TreeSet<>())
                .add(file.getFileName().toString());
    }

    /** What is left of a page without its tags, comments and expressions. */
    static String prose(String page) {
        List<String> lines = new ArrayList<>();
        String plain = page.replaceAll("(?s)<!--.*?-->", "");
        plain = EXPRESSION.matcher(plain).replaceAll("");
        plain = plain.replaceAll("<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", "").replaceAll("&[#\\w]+;", "");
        plain.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return String.join("\n", lines);
    }
}
