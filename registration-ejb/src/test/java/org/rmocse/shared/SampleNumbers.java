package org.rmocse.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Makes valid but invented numbers for tests; the region 999999 does not exist. */
public final class SampleNumbers {

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private SampleNumbers() {}

    /** @param sequence 0 to 999; odd for men, even for women */
    public static IdNumber idNumber(LocalDate birth, int sequence) {
        String body = "999999" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", sequence);
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return new IdNumber(body + "10X98765432".charAt(sum % 11));
    }

    /** @param sequence 0 to 99999999 */
    public static CreditCode creditCode(int sequence) {
        String body = "91999999" + String.format("%08d", sequence) + "M";
        int sum = 0;
        for (int i = 0; i < CODE_WEIGHTS.length; i++) {
            sum += CODE_ALPHABET.indexOf(body.charAt(i)) * CODE_WEIGHTS[i];
        }
        return new CreditCode(body + CODE_ALPHABET.charAt((31 - sum % 31) % 31));
    }
}
