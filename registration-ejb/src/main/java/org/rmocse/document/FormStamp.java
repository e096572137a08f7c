package org.rmocse.document;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the QR code on a page of the printed form says: whose it is, in which version, which page (V17).
 *
 * @param page 1 or 2; 3 for the account of duties
 */
public record FormStamp(UUID application, String version, int page) {

    private static final Pattern SHAPE =
            Pattern.compile("RMOCSE-FORM/1/([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})/([0-9A-F]{6,32})/([1-3])");

    /** In capitals, for which a code needs fewer and so larger squares. */
    public String payload() {
        return ("RMOCSE-FORM/1/" + application + '/' + version + '/' + page).toUpperCase(Locale.ROOT);
    }

    /** Empty for any code that is not of this form. */
    public static Optional<FormStamp> parse(String payload) {
        Matcher matcher = SHAPE.matcher(payload);
        return matcher.matches()
                ? Optional.of(new FormStamp(
                        UUID.fromString(matcher.group(1)),
                        matcher.group(2).toLowerCase(Locale.ROOT),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The stamps among the codes found on a document; other codes are passed over. */
    public static List<FormStamp> readAll(Collection<String> payloads) {
        return payloads.stream().map(FormStamp::parse).flatMap(Optional::stream).toList();
    }
}
