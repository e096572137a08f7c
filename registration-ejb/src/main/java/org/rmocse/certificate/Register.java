package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Sealed;

/** How people stand in the permanent register; {@link RegisterEntries} writes it. */
@ApplicationScoped
public class Register {

    static final String PLACE = "certificate.certificate.snapshot:";
    static final Jsonb JSON =
            JsonbBuilder.create(new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));

    private static final String CURRENT =
            """
            select r.public_id, r.person_id, r.number, r.category, r.employer_code, r.employer_name, r.agency_id, r.ending, r.ended_on,
                   r.ended_by_rule, r.stayed_since, t.valid_from, t.valid_to, c.code, coalesce(:opens, %s) as opens
            from certificate.registration r
            join lateral (select * from certificate.term where registration_id = r.id order by id desc limit 1) t on true
            left join lateral (select code from certificate.certificate where registration_id = r.id order by id desc limit 1) c
                on true
            """
                    .formatted(Policy.integerToday("renewal.opens_years"));

    private Jdbi jdbi;
    private Clock clock;
    private FieldEncryption encryption;

    protected Register() {}

    @Inject
    public Register(Jdbi jdbi, Clock clock, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.encryption = encryption;
    }

    /** What happened to the copies made for a person on one application, the oldest first. */
    List<CopyEvent> copyEvents(long personId, UUID basis) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select e.status, e.at, case when e.status = 'DISPATCHED' then y.tracking_number end as tracking_number
                        from certificate.copy_event e
                        join certificate.copy y on y.id = e.copy_id
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        where r.person_id = :person and c.basis = :basis order by e.id
                        """)
                .bind("person", personId)
                .bind("basis", basis)
                .map((row, context) -> new CopyEvent(
                        CopyStatus.valueOf(row.getString("status")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("tracking_number")))
                .list());
    }

    /** The certificates and labels made for a person that are not void, the oldest first. */
    public List<LiveCopy> liveCopies(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.item, y.status, c.code
                        from certificate.copy y
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        where r.person_id = :person and y.status <> 'VOID' order by y.id
                        """)
                .bind("person", personId)
                .map((row, context) -> new LiveCopy(
                        CopyItem.valueOf(row.getString("item")),
                        CopyStatus.valueOf(row.getString("status")),
                        row.getString("code")))
                .list());
    }

    /** How a registration stood from an entry on, whatever came after; empty for a basis nothing was entered on. */
    public Optional<EnteredState> entered(UUID basis) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.number, e.category, e.employer_name, e.valid_from, e.valid_to
                        from certificate.entry e join certificate.registration r on r.id = e.registration_id
                        where e.basis = :basis
                        """)
                .bind("basis", basis)
                .map((row, context) -> new EnteredState(
                        row.getString("number"),
                        PracticeCategory.valueOf(row.getString("category")),
                        row.getString("employer_name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .findOne());
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

    static String number(int year, int sequence) {
        return String.format("%04d%07d", year, sequence);
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

    /** Those of these people who have a registration, whatever became of it; one statement for all. */
    public Map<Long, Registration> ofPeople(Collection<Long> personIds) {
        return current("where r.person_id = any(:key)", personIds.toArray(Long[]::new)).stream()
                .collect(Collectors.toMap(Registration::personId, Function.identity()));
    }

    public Optional<Registration> ofPerson(long personId) {
        return current("where r.person_id = :key", personId).stream().findFirst();
    }

    /** The same by parameters already read. */
    public Optional<Registration> ofPerson(long personId, PolicyParameters policy) {
        return current("where r.person_id = :key", personId, policy.integer("renewal.opens_years")).stream()
                .findFirst();
    }

    public Optional<Registration> byNumber(String number) {
        return current("where r.number = :key", number).stream().findFirst();
    }

    public Optional<Registration> byPublicId(UUID publicId) {
        return current("where r.public_id = :key", publicId).stream().findFirst();
    }

    /** The standing behind a certificate's code, whichever of the person's certificates it names. */
    public Optional<Registration> byCertificateCode(String code) {
        return current("where r.id = (select registration_id from certificate.certificate where code = :key)", code)
                .stream()
                .findFirst();
    }

    /** What the certificate with this code says, as it was issued. */
    public Optional<IssuedCertificate> issued(String code) {
        return issuedWhere("c.code = :key", code).values().stream().findFirst();
    }

    /** What these certificates say, by their keys; one statement for all. */
    Map<Long, IssuedCertificate> issued(Collection<Long> certificates) {
        return issuedWhere("c.id = any(:key)", certificates.toArray(Long[]::new));
    }

    private Map<Long, IssuedCertificate> issuedWhere(String condition, Object key) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        select c.id, c.public_id, c.snapshot, c.snapshot_key_version, c.portrait_file_id, c.item, c.replaced_on,
                               coalesce((select max(y.number) from certificate.copy y where y.certificate_id = c.id), 1) as copies
                        from certificate.certificate c where
                        """
                                + condition)
                .bind("key", key)
                .map((row, context) -> Map.entry(
                        row.getLong("id"),
                        new IssuedCertificate(
                                JSON.fromJson(
                                        encryption.openText(
                                                new Sealed(
                                                        row.getInt("snapshot_key_version"), row.getBytes("snapshot")),
                                                PLACE + row.getObject("public_id", UUID.class)),
                                        CertificateSnapshot.class),
                                row.getLong("portrait_file_id"),
                                CopyItem.valueOf(row.getString("item")),
                                row.getObject("replaced_on") != null,
                                row.getInt("copies"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<Registration> current(String where, Object key) {
        return current(where, key, null);
    }

    /** @param opens how many years before the end a renewal opens (D4); null for as many as today's policy says */
    private List<Registration> current(String where, Object key, Integer opens) {
        LocalDate today = LocalDate.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(CURRENT + where)
                .bind("key", key)
                .bind("today", today)
                .bind("opens", opens)
                .map((row, context) -> registration(row, today))
                .list());
    }

    private static Registration registration(ResultSet row, LocalDate today) throws SQLException {
        LocalDate validTo = row.getObject("valid_to", LocalDate.class);
        return new Registration(
                row.getObject("public_id", UUID.class),
                row.getLong("person_id"),
                row.getString("number"),
                PracticeCategory.valueOf(row.getString("category")),
                row.getString("employer_code"),
                row.getString("employer_name"),
                row.getLong("agency_id"),
                row.getObject("valid_from", LocalDate.class),
                validTo,
                Standing.of(
                        row.getString("ending"),
                        validTo,
                        row.getObject("stayed_since") != null,
                        today,
                        row.getInt("opens")),
                row.getObject("ended_on", LocalDate.class),
                row.getString("ended_by_rule"),
                row.getString("code"));
    }
}
