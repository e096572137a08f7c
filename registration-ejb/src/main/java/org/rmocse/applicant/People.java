package org.rmocse.applicant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Sealed;

/** The people of the register. Everything that concerns a person holds the person's id; identity numbers stay in this module. {@link RequestedNumbers} changes them. */
@ApplicationScoped
public class People {

    static final String PLACE = "applicant.id_number.sealed:";
    static final String PURPOSE = "id_number";

    private static final String COLUMNS =
            "p.id, p.public_id, p.name, p.sex, p.birth_date, p.masked_id_number, p.email, p.mobile, p.locale, p.portrait_file_id";

    private Jdbi jdbi;
    private FieldEncryption encryption;
    private AuditTrail audit;

    protected People() {}

    @Inject
    public People(Jdbi jdbi, FieldEncryption encryption, AuditTrail audit) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.audit = audit;
    }

    /** The person who bears this number now or bore it before, whichever key it was indexed with. */
    public Optional<Person> find(IdNumber number) {
        List<BlindIndex> indexes = encryption.indexes(number.value(), PURPOSE);
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from applicant.person p join applicant.id_number n on n.person_id = p.id"
                        + " join unnest(:versions, :indexes) as w(version, index)"
                        + " on n.index_version = w.version and n.blind_index = decode(w.index, 'hex')"
                        + " order by n.index_version desc limit 1")
                .bind("versions", indexes.stream().map(BlindIndex::keyVersion).toArray(Integer[]::new))
                .bind("indexes", indexes.stream().map(BlindIndex::hex).toArray(String[]::new))
                .map((row, context) -> person(row))
                .findOne());
    }

    /** Who bears these numbers now or bore them before, by number, read with one statement; numbers of nobody are left out. */
    public Map<String, Person> findAll(Collection<IdNumber> numbers) {
        Map<String, String> byIndex = new HashMap<>();
        List<Integer> versions = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        for (String number : numbers.stream().map(IdNumber::value).distinct().toList()) {
            for (BlindIndex index : encryption.indexes(number, PURPOSE)) {
                versions.add(index.keyVersion());
                indexes.add(index.hex());
                byIndex.put(index.hex(), number);
            }
        }
        Map<String, Person> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select w.index, " + COLUMNS
                        + " from unnest(:versions, :indexes) as w(version, index)"
                        + " join applicant.id_number n on n.index_version = w.version"
                        + " and n.blind_index = decode(w.index, 'hex')"
                        + " join applicant.person p on p.id = n.person_id order by n.index_version")
                .bind("versions", versions.toArray(Integer[]::new))
                .bind("indexes", indexes.toArray(String[]::new))
                .map((row, context) -> found.put(byIndex.get(row.getString("index")), person(row)))
                .list());
        return found;
    }

    /** The key of the person with this public id. */
    public Optional<Long> key(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from applicant.person where public_id = :id")
                .bind("id", publicId)
                .mapTo(Long.class)
                .findOne());
    }

    public Optional<Person> find(long id) {
        // not as a list of one: for a list the database plans anew each time
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from applicant.person p where p.id = :id")
                        .bind("id", id)
                        .map((row, context) -> person(row))
                        .findOne());
    }

    /** @throws IllegalArgumentException if there is no such person */
    public Person get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no person " + id));
    }

    /** Those whose names begin so, by their ids; at most that many. */
    public List<Long> named(String beginning, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from applicant.person where name like :pattern
                        order by name, id limit :most
                        """)
                .bind("pattern", beginning.replaceAll("[%_\\\\]", "\\\\$0") + '%')
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** These people by their ids, read with one statement. */
    public Map<Long, Person> all(Collection<Long> ids) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select " + COLUMNS + " from applicant.person p where p.id = any(:ids)")
                .bind("ids", ids.toArray(Long[]::new))
                .map((row, context) -> person(row))
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity())));
    }

    /** Keeps the portrait of a filing as the person's. */
    public void keepPortrait(long personId, long fileId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update applicant.person set portrait_file_id = :file, version = version + 1 where id = :id")
                .bind("file", fileId)
                .bind("id", personId)
                .execute());
    }

    /** Keeps an address the person gave; empty values leave what is known. */
    public void updateContact(long personId, String email, String mobile) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update applicant.person
                        set email = coalesce(nullif(trim(:email), ''), email),
                            mobile = coalesce(nullif(trim(:mobile), ''), mobile), version = version + 1
                        where id = :id
                        """)
                .bind("email", email)
                .bind("mobile", mobile)
                .bind("id", personId)
                .execute());
    }

    /** Remembers the language mails are written in. */
    public void speak(long personId, Locale locale) {
        jdbi.useHandle(handle -> handle.createUpdate("update applicant.person set locale = :locale where id = :id")
                .bind("locale", locale.toLanguageTag())
                .bind("id", personId)
                .execute());
    }

    /**
     * The number itself, for an officer who says why; the reading is logged.
     *
     * @throws IllegalArgumentException if no reason is given
     */
    public IdNumber reveal(Actor actor, long personId, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("a reveal needs a reason");
        }
        audit.record(actor, "person.reveal", "person", get(personId).publicId(), Map.of("reason", reason.strip()));
        return open(personId);
    }

    /** The number itself, to be printed on the person's own form; the reading is logged. */
    public IdNumber forPrinting(Actor actor, long personId) {
        audit.record(actor, "person.print", "person", get(personId).publicId(), Map.of());
        return open(personId);
    }

    /**
     * From now on these people bear these names; the old ones stay in the history.
     *
     * @param names the new name of each
     */
    public void rename(Actor actor, Map<Long, String> names, Instant at) {
        Map<Long, Person> bearers = all(names.keySet());
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with renamed as (
                            update applicant.person p set name = n.name, version = p.version + 1
                            from unnest(:people, :names) as n(person_id, name) where p.id = n.person_id
                            returning p.id, old.name as former
                        )
                        insert into applicant.former_name (person_id, name, until) select id, former, :at from renamed
                        """)
                .bind("people", names.keySet().toArray(Long[]::new))
                .bind("names", names.values().toArray(String[]::new))
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .execute());
        audit.recordAll(
                actor,
                "person.renamed",
                "person",
                bearers.values().stream()
                        .collect(Collectors.toMap(
                                Person::publicId,
                                person -> Map.of("from", person.name(), "to", names.get(person.id())))));
    }

    private IdNumber open(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select n.sealed, n.key_version, p.public_id from applicant.id_number n
                        join applicant.person p on p.id = n.person_id where p.id = :id and n.current
                        """)
                .bind("id", personId)
                .map((row, context) -> new IdNumber(encryption.openText(
                        new Sealed(row.getInt("key_version"), row.getBytes("sealed")),
                        PLACE + row.getObject("public_id", UUID.class))))
                .one());
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getString("name"),
                row.getString("sex"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("masked_id_number"),
                row.getString("email"),
                row.getString("mobile"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getObject("portrait_file_id", Long.class));
    }
}
