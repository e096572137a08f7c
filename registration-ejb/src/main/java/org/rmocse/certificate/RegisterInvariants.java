package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.document.Documents;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Signatures;

/** What holds of the register: the numbers of a year (I3), and certificates that say what was decided (I8). */
@ApplicationScoped
public class RegisterInvariants implements InvariantChecks {

    private static final int CHUNK = 10_000;

    /** As many of the latest, and as many of all by chance, are printed again each night. */
    private static final int PRINTED = 50;

    /**
     * A number is drawn as the one after the highest of its year, so only an imported one can lie beyond a gap (D12, D25); that none
     * is given twice the table itself forbids.
     */
    private static final String NUMBERS =
            """
            select number || ' was drawn beyond a gap' from (
                select number, origin, right(number, 7)::int as sequence,
                       lag(right(number, 7)::int, 1, 0) over (partition by left(number, 4) order by number) as before
                from certificate.registration) r
            where origin = 'GRANTED' and sequence <> before + 1
            union all
            select c.year || ' has drawn ' || c.last_number || ' numbers and given ' || coalesce(r.last, 0)
            from certificate.number_counter c
            left join (select left(number, 4)::int as year, max(right(number, 7)::int) as last from certificate.registration group by 1) r
                on r.year = c.year
            where c.last_number <> coalesce(r.last, 0)
            """;

    private Jdbi jdbi;
    private FieldEncryption encryption;
    private Certificates certificates;

    protected RegisterInvariants() {}

    @Inject
    RegisterInvariants(Jdbi jdbi, FieldEncryption encryption, Certificates certificates) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.certificates = certificates;
    }

    /** The same for a command outside the server. */
    public static RegisterInvariants of(
            Jdbi jdbi, Clock clock, FieldEncryption encryption, Signatures signatures, Documents documents) {
        return new RegisterInvariants(
                jdbi,
                encryption,
                new Certificates(
                        new Register(jdbi, clock, encryption),
                        documents,
                        new SignedCodes(signatures, new PublishedKeys(jdbi, clock, signatures))));
    }

    @Override
    public List<InvariantCheck> checks() {
        return List.of(
                InvariantCheck.of(jdbi, Invariant.NUMBERS, "select count(*) from certificate.registration", NUMBERS),
                new Snapshots());
    }

    /** Every snapshot opens and matches its digest; those printed again show the text that was prepared. */
    private final class Snapshots implements InvariantCheck {

        @Override
        public Invariant invariant() {
            return Invariant.CERTIFICATES;
        }

        @Override
        public Looked look(Extent extent) {
            List<String> breaches = new ArrayList<>();
            long examined = 0;
            long after = 0;
            List<Kept> chunk;
            do {
                chunk = kept(after);
                chunk.stream()
                        .filter(one -> !matches(one))
                        .map(one -> one.publicId() + " does not match its digest")
                        .forEach(breaches::add);
                examined += chunk.size();
                after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).id();
            } while (chunk.size() == CHUNK && breaches.size() < MOST);
            if (breaches.isEmpty()) {
                printed(extent).stream()
                        .filter(one -> !showsAsPrepared(one))
                        .map(one -> one.publicId() + " shows another text than was prepared")
                        .limit(MOST)
                        .forEach(breaches::add);
            }
            return new Looked(examined, breaches.stream().distinct().limit(MOST).toList());
        }

        private List<Kept> kept(long after) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            """
                            select id, public_id, snapshot, snapshot_key_version, snapshot_sha256 from certificate.certificate
                            where id > :after order by id limit :chunk
                            """)
                    .bind("after", after)
                    .bind("chunk", CHUNK)
                    .map((row, context) -> new Kept(
                            row.getLong("id"),
                            row.getObject("public_id", UUID.class),
                            new Sealed(row.getInt("snapshot_key_version"), row.getBytes("snapshot")),
                            row.getBytes("snapshot_sha256")))
                    .list());
        }

        private boolean matches(Kept one) {
            try {
                byte[] json = encryption.open(one.snapshot(), Register.PLACE + one.publicId());
                return Arrays.equals(MessageDigest.getInstance("SHA-256").digest(json), one.sha256());
            } catch (IllegalStateException altered) {
                return false;
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        private List<Prepared> printed(Extent extent) {
            String all =
                    """
                    select c.id, c.public_id, p.text_sha256,
                           coalesce((select max(y.number) from certificate.copy y where y.certificate_id = c.id), 1) as copies
                    from certificate.prepared p join certificate.certificate c on c.id = p.certificate_id
                    where p.prepared_at is not null
                    """;
            String some = "(" + all + " order by p.certificate_id desc limit :some) union (" + all
                    + " order by random() limit :some)";
            return jdbi.withHandle(handle -> handle.createQuery(extent == Extent.WHOLE ? all + " and :some > 0" : some)
                    .bind("some", PRINTED)
                    .map((row, context) -> new Prepared(
                            row.getLong("id"),
                            row.getObject("public_id", UUID.class),
                            row.getBytes("text_sha256"),
                            row.getInt("copies")))
                    .list());
        }

        /** The copy that counted when it was prepared is not kept; one of those there have been shows that text. */
        private boolean showsAsPrepared(Prepared one) {
            return IntStream.rangeClosed(1, one.copies())
                    .mapToObj(number -> CertificatePreparation.shown(certificates.copy(one.id(), number))
                            .sha256())
                    .anyMatch(sha256 -> Arrays.equals(sha256, one.sha256()));
        }
    }

    private record Kept(long id, UUID publicId, Sealed snapshot, byte[] sha256) {}

    private record Prepared(long id, UUID publicId, byte[] sha256, int copies) {}
}
