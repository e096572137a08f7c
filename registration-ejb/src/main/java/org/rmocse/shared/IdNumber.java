package org.rmocse.shared;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A citizen's identity number of 18 characters with a valid check character (GB 11643; V01). Prints itself masked. */
public record IdNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final Pattern GROUPED =
            Pattern.compile("(?<![\\p{Nd}])[1-9１-９](?:[\\s-]?\\p{Nd}){16}[\\s-]?[\\p{Nd}XxＸｘ](?![\\p{Nd}])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_YEAR = 1900;

    /** @throws IllegalArgumentException if the value is not a valid number */
    public IdNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an identity number");
        }
    }

    /** Reads a number as typed: blanks around it and a small x are forgiven. Empty if it is not valid. */
    public static Optional<IdNumber> parse(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String value = typed.strip().toUpperCase(Locale.ROOT);
        return isValid(value) ? Optional.of(new IdNumber(value)) : Optional.empty();
    }

    public LocalDate birthDate() {
        return LocalDate.parse(value.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** {@code F} or {@code M}: the last digit of the sequence is even for women. */
    public String sex() {
        return (value.charAt(16) - '0') % 2 == 0 ? "F" : "M";
    }

    /**
     * The form in which the number may be shown: 1****************X. No more than that, since the day of birth stands beside
     * it on screens and in the register, and with the region and the last digits it would be the number.
     */
    public String masked() {
        return value.charAt(0) + "*".repeat(value.length() - 2) + value.charAt(value.length() - 1);
    }

    /** The text with every valid number in it masked, however its digits are grouped; for texts that people typed. */
    public static String maskedIn(String text) {
        return text == null
                ? null
                : GROUPED.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(parse(Normalizer.normalize(match.group(), Normalizer.Form.NFKC)
                                                .replaceAll("[\\s-]", ""))
                                        .map(IdNumber::masked)
                                        .orElse(match.group())));
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isValid(String value) {
        if (value == null || !SHAPE.matcher(value).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (value.charAt(i) - '0') * WEIGHTS[i];
        }
        if (CHECKS.charAt(sum % 11) != value.charAt(17)) {
            return false;
        }
        try {
            return LocalDate.parse(value.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE)
                            .getYear()
                    >= EARLIEST_YEAR;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
