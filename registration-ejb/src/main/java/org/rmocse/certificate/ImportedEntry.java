package org.rmocse.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.rmocse.shared.PracticeCategory;

/**
 * A registration as an imported row says it, or as the register holds it.
 *
 * @param ending CANCELLED or REVOKED; null where it was not ended, as is its day
 */
record ImportedEntry(
        String number,
        LocalDate firstRegisteredOn,
        LocalDate validFrom,
        LocalDate validTo,
        PracticeCategory category,
        String employerCode,
        String employerName,
        long agencyId,
        String ending,
        LocalDate endedOn) {

    private static final int YEAR_DIGITS = 4;

    /** The first digits of a number, which are the year where it was drawn by D12. */
    static int year(String number) {
        return Integer.parseInt(number.substring(0, YEAR_DIGITS));
    }

    /** The other digits of a number. */
    static int sequence(String number) {
        return Integer.parseInt(number.substring(YEAR_DIGITS));
    }

    /** By which the same row is known again, in hexadecimal digits. */
    String digest() {
        String text = String.join(
                "\n",
                number,
                firstRegisteredOn.toString(),
                validFrom.toString(),
                validTo.toString(),
                category.name(),
                employerCode,
                employerName,
                String.valueOf(agencyId),
                String.valueOf(ending),
                String.valueOf(endedOn));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
