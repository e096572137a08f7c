package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;

/**
 * Renders what an approval issued, chunk by chunk after it committed, so that it is known to print before anybody stands at
 * the printer. A chunk is one transaction whose rows are locked and passed over by others: what a crash interrupts is done
 * again, and nothing is done twice.
 *
 * <p>It keeps a digest, not the file: the sealed snapshot is the certificate, and rendering it shows the same every time (I8),
 * so a second copy would only be more personal data to guard. The digest is that of the text shown: the bytes of a file differ
 * from one rendering to the next by its time and id.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class CertificatePreparation {

    private static final int CHUNK = 25;

    private static final String CLAIM =
            """
            select p.certificate_id, c.code, c.item
            from certificate.prepared p join certificate.certificate c on c.id = p.certificate_id
            where p.prepared_at is null and p.next_attempt_at <= :now and p.attempts < :limit
            order by p.next_attempt_at, p.certificate_id limit :chunk for update of p skip locked
            """;

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private Certificates certificates;

    protected CertificatePreparation() {}

    @Inject
    public CertificatePreparation(Jdbi jdbi, Clock clock, Policy policy, Certificates certificates) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.certificates = certificates;
    }

    private record Claimed(long certificate, String code, CopyItem item) {}

    /**
     * Prepares one chunk in a transaction of its own. What cannot be made keeps nothing else from being made; it is due again
     * later, as often as the policy allows.
     *
     * @return whether there may be more
     */
    public boolean prepare() {
        PolicyParameters parameters = policy.at(LocalDate.now(clock));
        return jdbi.withHandle(handle -> {
            List<Claimed> claimed = handle.createQuery(CLAIM)
                    .bind("now", OffsetDateTime.now(clock))
                    .bind("limit", parameters.integer("preparation.max_attempts"))
                    .bind("chunk", CHUNK)
                    .map((row, context) -> new Claimed(
                            row.getLong("certificate_id"),
                            row.getString("code"),
                            CopyItem.valueOf(row.getString("item"))))
                    .list();
            claimed.forEach(one -> prepare(handle, one, parameters));
            return claimed.size() == CHUNK;
        });
    }

    private void prepare(Handle handle, Claimed one, PolicyParameters parameters) {
        Shown shown;
        try {
            byte[] pdf =
                    rendered(one).orElseThrow(() -> new NoSuchElementException("certificate " + one.certificate()));
            shown = shown(pdf);
        } catch (RuntimeException unprintable) {
            failed(handle, one, unprintable, parameters);
            return;
        }
        handle.createUpdate(
                        """
                        update certificate.prepared
                        set attempts = attempts + 1, failure = null, prepared_at = :now, pages = :pages, text_sha256 = :sha256
                        where certificate_id = :certificate
                        """)
                .bind("now", OffsetDateTime.now(clock))
                .bind("pages", shown.pages())
                .bind("sha256", shown.sha256())
                .bind("certificate", one.certificate())
                .execute();
    }

    private Optional<byte[]> rendered(Claimed one) {
        return one.item() == CopyItem.LABEL ? certificates.label(one.code()) : certificates.pdf(one.code());
    }

    /** Only the kind of failure is kept: a message might name somebody. */
    private void failed(Handle handle, Claimed one, RuntimeException failure, PolicyParameters parameters) {
        handle.createUpdate(
                        """
                        update certificate.prepared set attempts = attempts + 1, failure = :failure, next_attempt_at = :next
                        where certificate_id = :certificate
                        """)
                .bind("failure", failure.getClass().getSimpleName())
                .bind("next", OffsetDateTime.now(clock).plusSeconds(parameters.integer("preparation.retry_seconds")))
                .bind("certificate", one.certificate())
                .execute();
    }

    /**
     * How far the files that rest on these applications have come.
     *
     * @param bases the applications' public ids
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Preparation of(Collection<UUID> bases) {
        int limit = policy.at(LocalDate.now(clock)).integer("preparation.max_attempts");
        record Group(boolean ready, boolean over, String failure, int count) {}
        List<Group> groups = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select prepared_at is not null as ready, attempts >= :limit as over, failure, count(*) as count
                        from certificate.prepared where basis = any(:bases) group by 1, 2, 3
                        """)
                .bind("limit", limit)
                .bind("bases", bases.toArray(UUID[]::new))
                .map((row, context) -> new Group(
                        row.getBoolean("ready"), row.getBoolean("over"), row.getString("failure"), row.getInt("count")))
                .list());
        int prepared = 0;
        int failed = 0;
        int waiting = 0;
        Map<String, Integer> failures = new TreeMap<>();
        for (Group group : groups) {
            if (group.ready()) {
                prepared += group.count();
            } else if (group.over()) {
                failed += group.count();
            } else {
                waiting += group.count();
            }
            if (group.failure() != null) {
                failures.merge(group.failure(), group.count(), Integer::sum);
            }
        }
        return new Preparation(waiting, prepared, failed, failures);
    }

    /** How many pages a file has, and the digest of the text on them. */
    record Shown(int pages, byte[] sha256) {}

    static Shown shown(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            return new Shown(document.getNumberOfPages(), sha256(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
