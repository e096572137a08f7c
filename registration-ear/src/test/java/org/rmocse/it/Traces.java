package org.rmocse.it;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for identity numbers where none may be: as text of one or two bytes a character, in base64 however it is aligned,
 * in hexadecimal digits.
 */
final class Traces {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}");
    private static final Pattern HEX = Pattern.compile("(?:3[0-9]){17}(?:3[0-9]|58|78)");

    private Traces() {}

    /** Those of the numbers that are in the bytes. */
    static Set<String> of(Set<String> numbers, byte[] bytes) {
        Set<String> found = new TreeSet<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        plain(numbers, text, found);
        if (text.indexOf('\0') >= 0) {
            plain(numbers, text.replace("\0", ""), found);
        }
        Matcher hex = HEX.matcher(text);
        for (int from = 0; hex.find(from); from = hex.start() + 1) {
            plain(numbers, new String(HexFormat.of().parseHex(hex.group()), StandardCharsets.ISO_8859_1), found);
        }
        Matcher base64 = BASE64.matcher(text);
        while (base64.find()) {
            base64(numbers, base64.group().replace('-', '+').replace('_', '/'), found);
        }
        return found;
    }

    private static void plain(Set<String> numbers, String text, Set<String> found) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String value = number.group().toUpperCase(java.util.Locale.ROOT);
            if (numbers.contains(value)) {
                found.add(value);
            }
        }
    }

    private static void base64(Set<String> numbers, String run, Set<String> found) {
        for (int start = 0; start < 4; start++) {
            int length = (run.length() - start) / 4 * 4;
            byte[] decoded = Base64.getDecoder().decode(run.substring(start, start + length));
            plain(numbers, new String(decoded, StandardCharsets.ISO_8859_1), found);
        }
    }
}
