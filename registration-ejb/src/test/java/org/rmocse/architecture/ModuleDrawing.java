package org.rmocse.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drawing of the modules, read: who may call whom. */
final class ModuleDrawing {

    private static final Pattern ARROW = Pattern.compile("^ *(\\w+) --> (\\w+)$", Pattern.MULTILINE);

    private final Map<String, Set<String>> arrows = new TreeMap<>();

    private ModuleDrawing(String drawing) {
        Matcher arrow = ARROW.matcher(drawing);
        while (arrow.find()) {
            arrows.computeIfAbsent(arrow.group(1), from -> new TreeSet<>()).add(arrow.group(2));
            arrows.computeIfAbsent(arrow.group(2), to -> new TreeSet<>());
        }
    }

    /** The one in the README. */
    static ModuleDrawing ofTheProduct() {
        try {
            return new ModuleDrawing(Files.readString(Path.of("..", "README.md")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** For each module all that lies behind its arrows. */
    Map<String, Set<String>> mayCall() {
        Map<String, Set<String>> mayCall = new TreeMap<>();
        for (String module : arrows.keySet()) {
            Set<String> reached = new TreeSet<>();
            Deque<String> next = new ArrayDeque<>(arrows.get(module));
            while (!next.isEmpty()) {
                String below = next.pop();
                if (reached.add(below)) {
                    next.addAll(arrows.get(below));
                }
            }
            mayCall.put(module, reached);
        }
        return mayCall;
    }
}
