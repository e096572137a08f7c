package org.rmocse.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * An entry as its seal sees it: every column, each with its length before it, so that no two entries have the same bytes.
 *
 * @param id the entry's key
 * @param bytes the canonical form of all of it
 */
record SealedEntry(long id, byte[] bytes) {

    static final String COLUMNS =
            "e.id, e.at, e.actor_id, e.actor_name, e.action, e.object_type, e.object_id::text as object_id, e.detail::text as detail";

    private static final String FORM = "rmocse-audit-1";

    static SealedEntry of(ResultSet row) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            put(out, FORM);
            out.writeLong(row.getLong("id"));
            out.writeLong(ChronoUnit.MICROS.between(
                    Instant.EPOCH, row.getObject("at", OffsetDateTime.class).toInstant()));
            out.writeLong(row.getLong("actor_id"));
            for (String column : new String[] {"actor_name", "action", "object_type", "object_id", "detail"}) {
                put(out, row.getString(column));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new SealedEntry(row.getLong("id"), bytes.toByteArray());
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }

    /** The seal of this entry at that place of the chain, after the seal before it. */
    byte[] sealed(byte[] before, long sequence) {
        MessageDigest digest = sha256();
        digest.update(before);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (sequence >>> shift));
        }
        return digest.digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) { // every Java has it
            throw new IllegalStateException(missing);
        }
    }
}
