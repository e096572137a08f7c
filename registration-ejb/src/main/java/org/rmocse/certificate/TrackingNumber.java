package org.rmocse.certificate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;

/** The number by which a carrier finds a parcel: letters and digits, among them enough digits to be one. */
final class TrackingNumber {

    private static final Pattern SHAPE = Pattern.compile("(?=(?:[A-Z]*\\d){6})[A-Z0-9]{8,30}");

    private TrackingNumber() {}

    /** Without blanks and dashes, in capitals; null for nothing. */
    static String plain(String typed) {
        String plain = typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Z}\\p{Pd}\\p{Cf}]", "")
                        .toUpperCase(Locale.ROOT);
        return plain.isEmpty() ? null : plain;
    }

    /** What is wrong with it. */
    static Optional<Finding> finding(String plain, String field) {
        if (plain == null) {
            return Optional.of(Finding.of("REQUIRED", field));
        }
        return SHAPE.matcher(plain).matches()
                ? Optional.empty()
                : Optional.of(Finding.of("TRACKING_NUMBER_INVALID", field).having(plain, null));
    }
}
