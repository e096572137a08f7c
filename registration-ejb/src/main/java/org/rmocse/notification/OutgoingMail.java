package org.rmocse.notification;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.rmocse.shared.Sealed;

/** A notice read and written out, ready to go. */
record OutgoingMail(UUID publicId, String recipient, MailText text, Instant writtenAt) {

    /**
     * @param open opens the notice's sealed secret, which is filled in as {@code link}
     * @throws RuntimeException if the row is not readable: an unknown type, broken details, a missing key
     */
    static OutgoingMail of(LeasedNotice notice, Function<Sealed, String> open) {
        Map<String, String> values = new HashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(notice.details()))) {
            reader.readObject().forEach((key, value) -> values.put(key, ((JsonString) value).getString()));
        }
        if (notice.secret() != null) {
            values.put("link", open.apply(notice.secret()));
        }
        return new OutgoingMail(
                notice.publicId(),
                notice.recipient(),
                MailText.of(NoticeType.valueOf(notice.type()), notice.locale(), values),
                notice.createdAt());
    }
}
