package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;

/**
 * The permanent register: numbers, terms, certificates and their copies. The process calls it on approval; it knows nothing
 * of applications but the public id a term rests on. The next stop of the walk is the printed certificate.
 */
@ApplicationScoped
public class Register {

    private static final String PLACE = "certificate.certificate.snapshot:";
    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LENGTH = 20;
    private static final Jsonb JSON =
            JsonbBuilder.create(new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));

    private static final String CURRENT =
            """
            select r.public_id, r.person_id, r.number, r.category, r.employer_code, r.employer_name, r.ending, r.ended_on,
                   t.valid_from, t.valid_to, c.code
            from certificate.registration r
            join lateral (select * from certificate.term where registration_id = r.id order by valid_to desc limit 1) t on true
            left join certificate.certificate c on c.term_id = t.id
            """;

    private final SecureRandom random = new SecureRandom();

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private FieldEncryption encryption;

    protected Register() {}

    @Inject
    public Register(Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
    }

    /** What happened to the copies of a person's certificates, the oldest first. */
    List<CopyEvent> copyEvents(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select e.status, e.at, case when e.status = 'DISPATCHED' then y.tracking_number end as tracking_number
                        from certificate.copy_event e
                        join certificate.copy y on y.id = e.copy_id
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        where r.person_id = :person order by e.id
                        """)
                .bind("person", personId)
                .map((row, context) -> new CopyEvent(
                        CopyStatus.valueOf(row.getString("status")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("tracking_number")))
                .list());
    }

    /**
     * Enters first registrations: contiguous numbers of the year in the given order (D12), a term from today (D1, D7), a
     * certificate with its sealed snapshot, and a copy to be made. A handful of statements for any number of people, in the
     * transaction of the approval; rolled back, it leaves no gap in the numbers.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Granted> grant(List<Grant> grants, Actor actor, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ClockProducer.ZONE);
        LocalDate validTo =
                today.plusYears(policy.at(today).integer("validity.years")).minusDays(1);
        return jdbi.withHandle(handle -> {
            int first = firstNumber(handle, today.getYear(), grants.size());
            List<Granted> granted = new ArrayList<>();
            for (int i = 0; i < grants.size(); i++) {
                Grant grant = grants.get(i);
                granted.add(new Granted(
                        grant.basis(), grant.personId(), number(today.getYear(), first + i), today, validTo, code()));
            }
            enter(handle, grants, granted, at, actor);
            return granted;
        });
    }

    /**
     * The number a first registration of that year would bear if it came as the {@code position}th from now, counted from 1.
     * An expectation and no promise: the number is drawn in the transaction of the approval (D12).
     */
    public String numberAhead(int year, int position) {
        int last = jdbi.withHandle(
                handle -> handle.createQuery("select last_number from certificate.number_counter where year = :year")
                        .bind("year", year)
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0));
        return number(year, last + position);
    }

    private static String number(int year, int sequence) {
        return String.format("%04d%07d", year, sequence);
    }

    /** The counter row stays locked until the approval commits, which is what keeps the numbers contiguous. */
    private static int firstNumber(Handle handle, int year, int count) {
        return handle.createQuery(
                                """
                                insert into certificate.number_counter as c (year, last_number) values (:year, :count)
                                on conflict (year) do update set last_number = c.last_number + :count
                                returning last_number
                                """)
                        .bind("year", year)
                        .bind("count", count)
                        .mapTo(Integer.class)
                        .one()
                - count
                + 1;
    }

    private void enter(Handle handle, List<Grant> grants, List<Granted> granted, Instant at, Actor actor) {
        int count = grants.size();
        UUID[] registrationIds = new UUID[count];
        UUID[] certificateIds = new UUID[count];
        UUID[] copyIds = new UUID[count];
        String[] snapshots = new String[count];
        Integer[] keyVersions = new Integer[count];
        String[] hashes = new String[count];
        for (int i = 0; i < count; i++) {
            registrationIds[i] = PublicId.next();
            certificateIds[i] = PublicId.next();
            copyIds[i] = PublicId.next();
            byte[] snapshot = json(snapshot(grants.get(i), granted.get(i)));
            hashes[i] = Base64.getEncoder().encodeToString(sha256(snapshot));
            Sealed sealed = encryption.seal(snapshot, PLACE + certificateIds[i]);
            snapshots[i] = Base64.getEncoder().encodeToString(sealed.bytes());
            keyVersions[i] = sealed.keyVersion();
        }
        handle.createUpdate(
                        """
                        with given as (
                            select * from unnest(:people, :numbers, :categories, :codes, :names, :agencies, :kinds, :bases,
                                :registrationIds, :certificateIds, :copyIds, :certificateCodes, :snapshots, :keyVersions, :hashes,
                                :portraits)
                            as g(person_id, number, category, employer_code, employer_name, agency_id, kind, basis,
                                registration_id, certificate_id, copy_id, code, snapshot, key_version, hash, portrait)
                        ), registered as (
                            insert into certificate.registration (public_id, person_id, number, origin, first_registered_on,
                                category, employer_code, employer_name, agency_id)
                            select registration_id, person_id, number, 'GRANTED', :from, category, employer_code, employer_name,
                                agency_id from given
                            returning id, person_id
                        ), termed as (
                            insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                            select r.id, g.kind, g.basis, :from, :to, :at
                            from given g join registered r on r.person_id = g.person_id
                            returning id, registration_id, basis
                        ), certified as (
                            insert into certificate.certificate (public_id, registration_id, term_id, code, snapshot,
                                snapshot_key_version, snapshot_sha256, portrait_file_id, issued_on)
                            select g.certificate_id, t.registration_id, t.id, g.code, decode(g.snapshot, 'base64'), g.key_version,
                                decode(g.hash, 'base64'),
                                g.portrait, :from
                            from given g join termed t on t.basis = g.basis
                            returning id, public_id
                        ), copied as (
                            insert into certificate.copy (public_id, certificate_id, item, agency_id, status, status_since)
                            select g.copy_id, c.id, 'CERTIFICATE', g.agency_id, 'TO_PRODUCE', :at
                            from given g join certified c on c.public_id = g.certificate_id
                            returning id
                        )
                        insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name)
                        select id, 'TO_PRODUCE', :at, :actor, :actorName from copied
                        """)
                .bind("people", grants.stream().map(Grant::personId).toArray(Long[]::new))
                .bind("numbers", granted.stream().map(Granted::number).toArray(String[]::new))
                .bind(
                        "categories",
                        grants.stream().map(one -> one.category().name()).toArray(String[]::new))
                .bind("codes", grants.stream().map(Grant::employerCode).toArray(String[]::new))
                .bind("names", grants.stream().map(Grant::employerName).toArray(String[]::new))
                .bind("agencies", grants.stream().map(Grant::agencyId).toArray(Long[]::new))
                .bind("kinds", grants.stream().map(Grant::kind).toArray(String[]::new))
                .bind("bases", grants.stream().map(Grant::basis).toArray(UUID[]::new))
                .bind("registrationIds", registrationIds)
                .bind("certificateIds", certificateIds)
                .bind("copyIds", copyIds)
                .bind(
                        "certificateCodes",
                        granted.stream().map(Granted::certificateCode).toArray(String[]::new))
                .bind("snapshots", snapshots)
                .bind("keyVersions", keyVersions)
                .bind("hashes", hashes)
                .bind("portraits", grants.stream().map(Grant::portraitFileId).toArray(Long[]::new))
                .bind("from", granted.get(0).validFrom())
                .bind("to", granted.get(0).validTo())
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("actor", actor.accountId())
                .bind("actorName", actor.name())
                .execute();
    }

    /** The registration numbers of those of these people who have one; one statement for all. */
    public Map<Long, String> numbers(Collection<Long> personIds) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select person_id, number from certificate.registration where person_id = any(:people)")
                .bind("people", personIds.toArray(Long[]::new))
                .setMapKeyColumn("person_id")
                .setMapValueColumn("number")
                .collectInto(new GenericType<Map<Long, String>>() {}));
    }

    public boolean isRegistered(long personId) {
        return ofPerson(personId).isPresent();
    }

    public Optional<Registration> ofPerson(long personId) {
        return current("where r.person_id = :key", personId);
    }

    public Optional<Registration> byNumber(String number) {
        return current("where r.number = :key", number);
    }

    /** The standing behind a certificate's code, whichever of the person's certificates it names. */
    public Optional<Registration> byCertificateCode(String code) {
        return current("where r.id = (select registration_id from certificate.certificate where code = :key)", code);
    }

    /** What the certificate with this code says, as it was issued. */
    public Optional<IssuedCertificate> issued(String code) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, snapshot, snapshot_key_version, portrait_file_id from certificate.certificate
                        where code = :code
                        """)
                .bind("code", code)
                .map((row, context) -> new IssuedCertificate(
                        JSON.fromJson(
                                encryption.openText(
                                        new Sealed(row.getInt("snapshot_key_version"), row.getBytes("snapshot")),
                                        PLACE + row.getObject("public_id", UUID.class)),
                                CertificateSnapshot.class),
                        row.getLong("portrait_file_id")))
                .findOne());
    }

    private Optional<Registration> current(String where, Object key) {
        LocalDate today = LocalDate.now(clock);
        int opens = policy.at(today).integer("renewal.opens_years");
        return jdbi.withHandle(handle -> handle.createQuery(CURRENT + where)
                .bind("key", key)
                .map((row, context) -> registration(row, today, opens))
                .findOne());
    }

    private static Registration registration(ResultSet row, LocalDate today, int opens) throws SQLException {
        LocalDate validTo = row.getObject("valid_to", LocalDate.class);
        return new Registration(
                row.getObject("public_id", UUID.class),
                row.getLong("person_id"),
                row.getString("number"),
                PracticeCategory.valueOf(row.getString("category")),
                row.getString("employer_code"),
                row.getString("employer_name"),
                row.getObject("valid_from", LocalDate.class),
                validTo,
                Standing.of(row.getString("ending"), validTo, today, opens),
                row.getObject("ended_on", LocalDate.class),
                row.getString("code"));
    }

    private static CertificateSnapshot snapshot(Grant grant, Granted granted) {
        return new CertificateSnapshot(
                granted.certificateCode(),
                granted.number(),
                grant.name(),
                grant.sex(),
                grant.maskedIdNumber(),
                grant.category(),
                grant.employerName(),
                grant.agencyName(),
                granted.validFrom(),
                granted.validTo(),
                granted.validFrom());
    }

    private static byte[] json(CertificateSnapshot snapshot) {
        return JSON.toJson(snapshot).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String code() {
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
    }
}
