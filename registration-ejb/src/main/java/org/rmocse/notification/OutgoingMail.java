package org.rmocse.notification;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.rmocse.shared.Sealed;

/** An outbox row leased for sending. */
record OutgoingMail(
        long id,
        UUID publicId,
        NoticeType type,
        String recipient,
        Locale locale,
        Map<String, String> values,
        int attempts,
        Instant createdAt) {

    /** @param open opens a sealed secret of the row with that public id; the secret is filled in as {@code link} */
    static OutgoingMail of(ResultSet row, BiFunction<UUID, Sealed, String> open) throws SQLException {
        UUID publicId = row.getObject("public_id", UUID.class);
        Map<String, String> values = new HashMap<>();
        Json.createReader(new StringReader(row.getString("details")))
                .readObject()
                .forEach((key, value) -> values.put(key, ((JsonString) value).getString()));
        byte[] secret = row.getBytes("secret");
        if (secret != null) {
            values.put("link", open.apply(publicId, new Sealed(row.getInt("secret_key_version"), secret)));
        }
        return new OutgoingMail(
                row.getLong("id"),
                publicId,
                NoticeType.valueOf(row.getString("type")),
                row.getString("recipient"),
                Locale.forLanguageTag(row.getString("locale")),
                values,
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
