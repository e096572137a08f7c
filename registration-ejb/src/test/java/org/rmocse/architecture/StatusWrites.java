package org.rmocse.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds, in source text, the statements that change an application's status; only one class may hold one. */
final class StatusWrites {

    private static final Pattern UPDATE = Pattern.compile(
            "(update|insert\\s+into)\\s+application\\.application\\b(?!\\.)(.*?)(\"\"\"|\\z)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SETS_STATUS =
            Pattern.compile("\\bset\\b(?:(?!\\bwhere\\b).)*?\\bstatus\\s*=", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private StatusWrites() {}

    /** The files under the folder, its name left out, that hold such a statement. */
    static List<String> in(Path folder) throws IOException {
        List<String> writers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                if (writes(Files.readString(file))) {
                    writers.add(folder.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        return writers;
    }

    static boolean writes(String source) {
        // statements put together from quoted pieces read as one
        Matcher update = UPDATE.matcher(source.replaceAll("\"\\s*\\+\\s*\"", ""));
        while (update.find()) {
            if (SETS_STATUS.matcher(update.group(2)).find()) {
                return true;
            }
        }
        return false;
    }
}
