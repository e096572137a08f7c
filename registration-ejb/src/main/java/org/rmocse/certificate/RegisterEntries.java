package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.EnteredGrants.Amended;
import org.rmocse.certificate.EnteredGrants.Entry;
import org.rmocse.certificate.Grant.Term;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PrintedCode;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Signatures;

/**
 * Writes the permanent register: numbers, terms, certificates and their copies. The process calls it on approval; it knows
 * nothing of applications but the public id an entry rests on. The next stop of the walk is the printed certificate.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RegisterEntries {

    private static final int CODE_LENGTH = 20;

    private static final String END =
            """
            with given as (
                select r.id, g.basis, r.category, r.employer_code, r.employer_name, r.agency_id, t.valid_from, t.valid_to
                from unnest(:people, :bases) as g(person_id, basis)
                join certificate.registration r on r.person_id = g.person_id
                join lateral (select valid_from, valid_to from certificate.term where registration_id = r.id
                              order by id desc limit 1) t on true
            ), ended as (
                update certificate.registration r set ending = :ending, ended_on = :on, ended_by_rule = :rule, stayed_since = null,
                    version = r.version + 1
                from given g where r.id = g.id
            ), voided as (
                update certificate.copy y set status = 'VOID', status_since = :at, version = y.version + 1
                from given g join certificate.certificate c on c.registration_id = g.id
                where y.certificate_id = c.id and y.status <> 'VOID'
                returning y.id
            ), history as (
                insert into certificate.entry (registration_id, kind, basis, category, employer_code, employer_name, agency_id,
                    valid_from, valid_to, at, actor_id, actor_name)
                select id, :kind, basis, category, employer_code, employer_name, agency_id, valid_from, valid_to, :at,
                    :actor, :actorName
                from given
            )
            insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name)
            select id, 'VOID', :at, :actor, :actorName from voided
            """;

    private Jdbi jdbi;
    private Policy policy;
    private FieldEncryption encryption;
    private AuditTrail audit;
    private Signatures signatures;

    protected RegisterEntries() {}

    @Inject
    public RegisterEntries(
            Jdbi jdbi, Policy policy, FieldEncryption encryption, AuditTrail audit, Signatures signatures) {
        this.jdbi = jdbi;
        this.policy = policy;
        this.encryption = encryption;
        this.audit = audit;
        this.signatures = signatures;
    }

    /**
     * Enters what was granted: for a first registration the next contiguous number of the year, in the given order (D12), the
     * term it begins, follows or keeps (D1, D2, D7), a certificate or label with its sealed snapshot, and a copy to be made. A
     * handful of statements for any number of people, in the transaction of the approval; rolled back, it leaves no gap in the
     * numbers.
     *
     * @throws IllegalStateException if somebody whose registration is to be amended has none
     */
    public List<Granted> grant(List<Grant> grants, Actor actor, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ClockProducer.ZONE);
        int years = policy.at(today).integer("validity.years");
        return jdbi.withHandle(handle -> {
            Map<Long, Amended> standing = amended(handle, grants);
            long firsts =
                    grants.stream().filter(one -> one.term() == Term.FIRST).count();
            int next = firsts == 0 ? 0 : firstNumber(handle, today.getYear(), (int) firsts);
            List<Entry> entries = new ArrayList<>();
            for (Grant grant : grants) {
                Amended now = standing.get(grant.personId());
                if (now == null && grant.term() != Term.FIRST) {
                    throw new IllegalStateException("not registered: person " + grant.personId());
                }
                String number = now == null ? Register.number(today.getYear(), next++) : now.number();
                entries.add(entry(grant, now, number, today, years));
            }
            EnteredGrants.write(handle, entries, today, actor, at);
            recordOldCategories(entries, actor);
            return entries.stream().map(Entry::granted).toList();
        });
    }

    /** An old category gives way to one of today's once, and that is on the trail (D27). */
    private void recordOldCategories(List<Entry> entries, Actor actor) {
        Map<UUID, Map<String, String>> replaced = new LinkedHashMap<>();
        for (Entry entry : entries) {
            PracticeCategory chosen = entry.snapshot().category();
            if (entry.now() != null && entry.now().category().isLegacy() && !chosen.isLegacy()) {
                replaced.put(
                        entry.grant().basis(),
                        Map.of("from", entry.now().category().name(), "to", chosen.name()));
            }
        }
        if (!replaced.isEmpty()) {
            audit.recordAll(actor, "registration.old_category_replaced", "application", replaced);
        }
    }

    /** Ends registrations at their holders' wish, and makes void what was made for them (D21). */
    public void cancel(List<Ended> ended, Actor actor, Instant at) {
        end("CANCELLED", "CANCELLATION", null, ended, actor, at);
    }

    /**
     * Revokes a registration from the day on, makes void what was made for it, and ends a stay (R22, R23). One that was
     * cancelled before is revoked all the same: the bar holds, and the cancellation stays in its history.
     *
     * @throws Rejected ALREADY_REVOKED, or NOT_FOUND for somebody who was never registered
     */
    public void revoke(Revoked revoked, Actor actor, Instant at) {
        List<String> endings = jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(ending, '') from certificate.registration where person_id = :person for update")
                .bind("person", revoked.personId())
                .mapTo(String.class)
                .list());
        if (endings.isEmpty()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        if (endings.contains("REVOKED")) {
            throw new Rejected(Finding.of("ALREADY_REVOKED", null, "R22"));
        }
        end(
                "REVOKED",
                "REVOCATION",
                revoked.rule(),
                List.of(new Ended(revoked.basis(), revoked.personId())),
                actor,
                at);
    }

    /** Holds the registrations of these people as they stand until the transaction ends, so that none is ended meanwhile. */
    public void hold(Collection<Long> people) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id from certificate.registration where person_id = any(:people) order by id for update")
                .bind("people", people.toArray(Long[]::new))
                .mapTo(Long.class)
                .list());
    }

    private void end(String ending, String kind, String rule, List<Ended> ended, Actor actor, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bind("ending", ending)
                .bind("kind", kind)
                .bind("rule", rule)
                .bind("people", ended.stream().map(Ended::personId).toArray(Long[]::new))
                .bind("bases", ended.stream().map(Ended::basis).toArray(UUID[]::new))
                .bind("on", LocalDate.ofInstant(at, ClockProducer.ZONE))
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("actor", actor.accountId())
                .bind("actorName", actor.name())
                .execute());
    }

    /** A renewal was asked for in time: until it is decided the registration stays in force beyond its end (R19, D2). */
    public void stay(Collection<Long> people, LocalDate on) {
        stayedSince(people, on);
    }

    /** The renewal was decided, withdrawn or lapsed: the term alone counts again. */
    public void endStay(Collection<Long> people) {
        stayedSince(people, null);
    }

    private void stayedSince(Collection<Long> people, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update certificate.registration set stayed_since = :on where person_id = any(:people)")
                .bind("on", on)
                .bind("people", people.toArray(Long[]::new))
                .execute());
    }

    /** The registrations to be amended, locked until the approval commits. */
    private static Map<Long, Amended> amended(Handle handle, List<Grant> grants) {
        Long[] people = grants.stream()
                .filter(one -> one.term() != Term.FIRST)
                .map(Grant::personId)
                .toArray(Long[]::new);
        if (people.length == 0) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        select r.id, r.person_id, r.number, r.category, r.employer_code, r.employer_name, t.id as term_id,
                               t.valid_from, t.valid_to
                        from certificate.registration r
                        join lateral (select * from certificate.term where registration_id = r.id
                                      order by id desc limit 1) t on true
                        where r.person_id = any(:people) order by r.id for update of r
                        """)
                .bind("people", people)
                .map((row, context) -> new Amended(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        row.getLong("term_id"),
                        row.getString("number"),
                        PracticeCategory.valueOf(row.getString("category")),
                        row.getString("employer_code"),
                        row.getString("employer_name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Amended::personId, Function.identity()));
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

    private Entry entry(Grant grant, Amended now, String number, LocalDate today, int years) {
        LocalDate from =
                switch (grant.term()) {
                    case FIRST, ANEW -> today;
                    case RENEWED -> now.validTo().plusDays(1);
                    case KEPT -> now.validFrom();
                };
        LocalDate to = grant.term() == Term.KEPT
                ? now.validTo()
                : from.plusYears(years).minusDays(1);
        boolean asRegistered = grant.category() == null;
        CertificateSnapshot snapshot = new CertificateSnapshot(
                PrintedCode.draw(CODE_LENGTH),
                number,
                grant.name(),
                grant.sex(),
                grant.maskedIdNumber(),
                asRegistered ? now.category() : grant.category(),
                asRegistered ? now.employerName() : grant.employerName(),
                grant.agencyName(),
                from,
                to,
                today,
                signatures.version().orElse(null));
        UUID certificate = PublicId.next();
        byte[] json = Register.JSON.toJson(snapshot).getBytes(StandardCharsets.UTF_8);
        return new Entry(
                grant,
                now,
                snapshot,
                asRegistered ? now.employerCode() : grant.employerCode(),
                certificate,
                encryption.seal(json, Register.PLACE + certificate),
                sha256(json));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
