package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Signatures;

/**
 * The public keys of all signing keys there ever were. They stay when a private key is gone, so that what it signed is verified
 * as long as the paper lasts; and a version stands for one key alone, on every node.
 */
@ApplicationScoped
public class PublishedKeys {

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class.getName());

    private Jdbi jdbi;
    private Clock clock;
    private Signatures signatures;

    protected PublishedKeys() {}

    @Inject
    public PublishedKeys(Jdbi jdbi, Clock clock, Signatures signatures) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.signatures = signatures;
    }

    /** The newest first. */
    public List<PublishedKey> all() {
        return jdbi.withHandle(PublishedKeys::all);
    }

    Optional<PublishedKey> find(int version) {
        return all().stream().filter(key -> key.version() == version).findFirst();
    }

    /**
     * Publishes the keys of the key file that are new.
     *
     * @return their versions
     * @throws IllegalStateException if a version stands for another key already, or a key for another version: what this node
     *     signed would verify nowhere
     */
    @Transactional
    public List<Integer> publish() {
        if (signatures.version().isEmpty()) {
            LOG.warning(
                    "The key file has no signing key: certificates are printed with codes that only this site can verify");
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            List<Integer> fresh = signatures.publicKeys().entrySet().stream()
                    .filter(key -> insert(handle, key.getKey(), key.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            List<PublishedKey> published = all(handle);
            for (Map.Entry<Integer, byte[]> key : signatures.publicKeys().entrySet()) {
                if (published.stream()
                        .noneMatch(
                                one -> one.version() == key.getKey() && Arrays.equals(one.bytes(), key.getValue()))) {
                    throw new IllegalStateException(
                            "signing." + key.getKey()
                                    + " of the key file is not the key published under that version; a new key takes a new version");
                }
            }
            return fresh;
        });
    }

    private boolean insert(Handle handle, int version, byte[] key) {
        return handle.createUpdate(
                                """
                        insert into certificate.signing_key (version, public_key, since) values (:version, :key, :now)
                        on conflict do nothing
                        """)
                        .bind("version", version)
                        .bind("key", key)
                        .bind("now", OffsetDateTime.now(clock))
                        .execute()
                == 1;
    }

    private static List<PublishedKey> all(Handle handle) {
        return handle.createQuery(
                        "select version, public_key, since from certificate.signing_key order by version desc")
                .map((row, context) -> new PublishedKey(
                        row.getInt("version"),
                        row.getBytes("public_key"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
