package org.rmocse.certificate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.shared.PrintedCode;

/**
 * What a copy bears: its certificate's code, and from the second copy on which one it is, so that paper which was made void can
 * be told from what was made in its place.
 *
 * @param certificate twenty signs
 * @param number the certificate's first copy, its second ...
 */
record CopyCode(String certificate, int number) {

    private static final Pattern SHAPE = Pattern.compile("([0-9A-HJKMNP-TV-Z]{20})([1-9]\\d{0,2})?");
    private static final Pattern IN_AN_ADDRESS = Pattern.compile("[?&]code=([^&#]*)");

    /** As it is printed: the first copy bears the certificate's code alone. */
    static String printed(String certificate, int number) {
        return number == 1 ? certificate : certificate + '-' + number;
    }

    /** What somebody typed or a scanner read: the code, or the address in the QR code; empty if it is neither. */
    static Optional<CopyCode> parse(String read) {
        if (read == null) {
            return Optional.empty();
        }
        Matcher address = IN_AN_ADDRESS.matcher(read);
        Matcher code = SHAPE.matcher(PrintedCode.plain(address.find() ? address.group(1) : read));
        return code.matches()
                ? Optional.of(new CopyCode(code.group(1), code.group(2) == null ? 1 : Integer.parseInt(code.group(2))))
                : Optional.empty();
    }
}
