package org.rmocse.shared;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/** Codes that people copy from paper: no letter of them can be taken for a digit, and five random bits lie in each sign. */
public final class PrintedCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PrintedCode() {}

    /** A new one of that many signs. */
    public static String draw(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it was drawn: blanks, dashes, small and wide letters are forgiven, as is a letter taken for a digit. */
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Pd}\\p{Cf}]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
