package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Knows what a training body's system has sent before: the same key with the same content is the same import. */
@ApplicationScoped
class SentOnce {

    private static final String PURPOSE = "education.import.content";
    private static final int LONGEST_KEY = 200;
    private static final int BUFFER = 1 << 16;

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SentOnce() {}

    @Inject
    SentOnce(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    /**
     * What was sent under a key.
     *
     * @param digest of all that makes the content what it is
     */
    record Sending(String key, String digest) {}

    /** @throws Rejected IDEMPOTENCY_KEY_INVALID */
    Sending sending(String key, SheetFile file, UUID course) {
        if (key == null || !key.matches("[!-~]{1," + LONGEST_KEY + "}")) {
            throw new Rejected(
                    Finding.of("IDEMPOTENCY_KEY_INVALID", "Idempotency-Key").having(null, LONGEST_KEY));
        }
        return new Sending(key, digest(file) + '|' + course);
    }

    /**
     * The import a body's system has sent under this key before; empty where it is new.
     *
     * @throws Rejected IDEMPOTENCY_KEY_USED where it stood for other content
     */
    Optional<UUID> before(long body, Sending sending) {
        List<BlindIndex> indexes = encryption.indexes(sending.digest(), PURPOSE);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, content_index, content_index_version from education.import
                        where body_id = :body and idempotency_key = :key
                        """)
                .bind("body", body)
                .bind("key", sending.key())
                .map((row, context) -> {
                    int version = row.getInt("content_index_version");
                    byte[] kept = row.getBytes("content_index");
                    if (indexes.stream()
                            .noneMatch(index -> index.keyVersion() == version && Arrays.equals(index.bytes(), kept))) {
                        throw new Rejected(Finding.of("IDEMPOTENCY_KEY_USED", "Idempotency-Key"));
                    }
                    return row.getObject("public_id", UUID.class);
                })
                .findOne());
    }

    /** By which the content is known again. */
    BlindIndex index(Sending sending) {
        return encryption.index(sending.digest(), PURPOSE);
    }

    private static String digest(SheetFile file) {
        try (InputStream in = file.content().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
