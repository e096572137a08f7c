package org.rmocse.applicant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Sealed;

/**
 * The identity numbers people ask to bear from now on: kept sealed beside the one they bear, until it is decided whether they do
 * (domain 2.3).
 */
@ApplicationScoped
public class RequestedNumbers {

    static final String PLACE = "applicant.requested_number.sealed:";

    private Jdbi jdbi;
    private FieldEncryption encryption;
    private AuditTrail audit;
    private People people;

    protected RequestedNumbers() {}

    @Inject
    public RequestedNumbers(Jdbi jdbi, FieldEncryption encryption, AuditTrail audit, People people) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.audit = audit;
        this.people = people;
    }

    /** Keeps a number somebody asks to bear from now on, sealed, until it is decided; a second wish takes the first one's place. */
    public void request(long personId, IdNumber number, Instant at) {
        Sealed sealed =
                encryption.seal(number.value(), PLACE + people.get(personId).publicId());
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into applicant.requested_number (person_id, sealed, key_version, masked, at)
                        values (:person, :sealed, :version, :masked, :at)
                        on conflict (person_id) do update
                        set sealed = excluded.sealed, key_version = excluded.key_version, masked = excluded.masked, at = excluded.at
                        """)
                .bind("person", personId)
                .bind("sealed", sealed.bytes())
                .bind("version", sealed.keyVersion())
                .bind("masked", number.masked())
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .execute());
    }

    /** The number somebody asks to bear, shown to an officer who says why; the reading is logged. */
    public Optional<IdNumber> reveal(Actor actor, long personId, String reason) {
        Optional<IdNumber> requested =
                Optional.ofNullable(requested(List.of(personId)).get(personId));
        requested.ifPresent(number -> audit.record(
                actor,
                "person.reveal_requested",
                "person",
                people.get(personId).publicId(),
                Map.of("reason", reason.strip())));
        return requested;
    }

    /** Those of these people who ask for a number that is another person's, or that two of them ask for. */
    public Set<Long> taken(Collection<Long> askers) {
        Map<Long, IdNumber> requested = requested(askers);
        Map<String, Person> bearers = people.findAll(requested.values());
        Map<String, Long> asking =
                requested.values().stream().collect(Collectors.groupingBy(IdNumber::value, Collectors.counting()));
        return requested.entrySet().stream()
                .filter(one -> {
                    Person bearer = bearers.get(one.getValue().value());
                    return bearer != null && bearer.id() != one.getKey()
                            || asking.get(one.getValue().value()) > 1;
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * From now on these people bear the numbers that were asked for; the old ones stay, to be found by. A handful of statements
     * for any number of people.
     *
     * @throws IllegalStateException if one of them asked for none, or it is another's
     */
    public void give(Actor actor, Collection<Long> askers, Instant at) {
        Map<Long, IdNumber> requested = requested(askers);
        if (!requested.keySet().containsAll(askers) || !taken(askers).isEmpty()) {
            throw new IllegalStateException("not all of these people asked for a number that is free: " + askers);
        }
        Map<Long, Person> bearers = people.all(askers);
        List<Long> ids = List.copyOf(bearers.keySet());
        List<IdNumber> numbers = ids.stream().map(requested::get).toList();
        List<Sealed> sealed = ids.stream()
                .map(id -> encryption.seal(
                        requested.get(id).value(),
                        People.PLACE + bearers.get(id).publicId()))
                .toList();
        List<BlindIndex> indexes = numbers.stream()
                .map(number -> encryption.index(number.value(), People.PURPOSE))
                .toList();
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            "update applicant.id_number set current = false where person_id = any(:people) and current")
                    .bind("people", ids.toArray(Long[]::new))
                    .execute();
            handle.createUpdate(
                            """
                            insert into applicant.id_number (person_id, sealed, key_version, blind_index, index_version, current,
                                since)
                            select person_id, decode(sealed, 'hex'), key_version, decode(index, 'hex'), index_version, true, :at
                            from unnest(:people, :sealed, :versions, :indexes, :indexVersions)
                                as n(person_id, sealed, key_version, index, index_version)
                            """)
                    .bind("people", ids.toArray(Long[]::new))
                    .bind(
                            "sealed",
                            sealed.stream()
                                    .map(one -> HexFormat.of().formatHex(one.bytes()))
                                    .toArray(String[]::new))
                    .bind("versions", sealed.stream().map(Sealed::keyVersion).toArray(Integer[]::new))
                    .bind("indexes", indexes.stream().map(BlindIndex::hex).toArray(String[]::new))
                    .bind(
                            "indexVersions",
                            indexes.stream().map(BlindIndex::keyVersion).toArray(Integer[]::new))
                    .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                    .execute();
            handle.createUpdate(
                            """
                            update applicant.person p
                            set masked_id_number = n.masked, birth_date = n.birth, sex = n.sex, version = p.version + 1
                            from unnest(:people, :masked, :births, :sexes) as n(person_id, masked, birth, sex)
                            where p.id = n.person_id
                            """)
                    .bind("people", ids.toArray(Long[]::new))
                    .bind("masked", numbers.stream().map(IdNumber::masked).toArray(String[]::new))
                    .bind("births", numbers.stream().map(IdNumber::birthDate).toArray(LocalDate[]::new))
                    .bind("sexes", numbers.stream().map(IdNumber::sex).toArray(String[]::new))
                    .execute();
            handle.createUpdate("delete from applicant.requested_number where person_id = any(:people)")
                    .bind("people", ids.toArray(Long[]::new))
                    .execute();
        });
        audit.recordAll(
                actor,
                "person.number_changed",
                "person",
                ids.stream()
                        .collect(Collectors.toMap(
                                id -> bearers.get(id).publicId(),
                                id -> Map.of("masked", requested.get(id).masked()))));
    }

    private Map<Long, IdNumber> requested(Collection<Long> askers) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        select p.id, n.sealed, n.key_version, p.public_id from applicant.requested_number n
                        join applicant.person p on p.id = n.person_id where p.id = any(:people)
                        """)
                .bind("people", askers.toArray(Long[]::new))
                .map((row, context) -> Map.entry(
                        row.getLong("id"),
                        new IdNumber(encryption.openText(
                                new Sealed(row.getInt("key_version"), row.getBytes("sealed")),
                                PLACE + row.getObject("public_id", UUID.class)))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
