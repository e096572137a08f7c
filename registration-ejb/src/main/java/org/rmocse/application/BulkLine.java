package org.rmocse.application;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Texts;

/**
 * One file among many that are decided at once: before, what will become of it, and after, what did.
 *
 * @param receiptNumber null, with everything else about it, where the file is not the officer's to see
 * @param status where the file stands, or stood when it did not move
 * @param code why it does not move; null where it does
 * @param who dealt with it last, or holds it; null where nobody is to be named
 * @param since when that was
 * @param late whether something is flagged that could have been flagged before (D22)
 */
public record BulkLine(
        UUID file,
        String receiptNumber,
        String personName,
        String employerName,
        ApplicationKind kind,
        Status status,
        BulkOutcome outcome,
        String code,
        String who,
        Instant since,
        boolean late) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Why it does not move, as a sentence; empty where it does. */
    public String why(Locale locale) {
        if (code == null) {
            return "";
        }
        Texts texts = Texts.of(locale);
        Map<String, String> values = new HashMap<>();
        values.put("have", who);
        values.put("need", since == null ? null : TIME.format(since.atZone(ClockProducer.ZONE)));
        values.put("status", status == null ? null : texts.get("officer.Status." + status));
        String own = "bulk.why." + code + (who == null && texts.has("bulk.why." + code + ".nobody") ? ".nobody" : "");
        return texts.get(texts.has(own) ? own : "finding." + code, values);
    }
}
