package org.rmocse.shared;

import java.util.Locale;
import java.util.Optional;

/** An organisation's unified social credit code of 18 characters with a valid check character (GB 32100). */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** @throws IllegalArgumentException if the value is not a valid code */
    public CreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** Reads a code as typed: blanks around it and small letters are forgiven. Empty if it is not valid. */
    public static Optional<CreditCode> parse(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String value = typed.strip().toUpperCase(Locale.ROOT);
        return isValid(value) ? Optional.of(new CreditCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String value) {
        if (value == null || value.length() != WEIGHTS.length + 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = ALPHABET.indexOf(value.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum += digit * WEIGHTS[i];
        }
        return ALPHABET.indexOf(value.charAt(WEIGHTS.length)) == (31 - sum % 31) % 31;
    }
}
