package org.rmocse.document;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a kept file is called: what its sender called it, without folders and tricks, and saying truly what it is. */
final class FileName {

    private static final int LONGEST = 120;
    private static final String UNNAMED = "file";
    private static final Pattern EXTENSION = Pattern.compile("\\.(\\p{Alpha}\\p{Alnum}{0,4})$");

    private FileName() {}

    /**
     * @param sent as the browser says; may be anything
     * @param type what the file turned out to be
     */
    static String of(String sent, FileType type) {
        String name = sent == null ? "" : sent.replaceAll("\\p{Cntrl}+", " ").replaceAll("\\p{Cf}+", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        if (!saysTruly(name, type)) {
            name = EXTENSION.matcher(name).replaceFirst("");
        }
        if (!saysTruly(name, type)) {
            name = name + '.' + type.extensions().get(0);
        }
        if (name.startsWith(".")) {
            name = UNNAMED + name;
        }
        return name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
    }

    private static boolean saysTruly(String name, FileType type) {
        Matcher extension = EXTENSION.matcher(name);
        return extension.find() && type.extensions().contains(extension.group(1).toLowerCase(Locale.ROOT));
    }
}
