package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.certificate.Grant.Term;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;

/**
 * Writes the permanent register: numbers, terms, certificates and their copies. The process calls it on approval; it knows
 * nothing of applications but the public id an entry rests on. The next stop of the walk is the printed certificate.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RegisterEntries {

    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LENGTH = 20;

    /**
     * A certificate that is replaced loses its force and its copies with it; what is new follows in the same statement, which
     * sees nothing of the old.
     */
    private static final String ENTER =
            """
            with given as (
                select * from unnest(:people, :registrations, :terms, :numbers, :categories, :codes, :names, :agencies, :kinds,
                    :bases, :froms, :tos, :newTerms, :items, :replacing, :registrationIds, :certificateIds, :copyIds,
                    :certificateCodes, :snapshots, :keyVersions, :hashes, :portraits)
                as g(person_id, registration_id, term_id, number, category, employer_code, employer_name, agency_id, kind, basis,
                    valid_from, valid_to, new_term, item, replaces, public_id, certificate_id, copy_id, code, snapshot,
                    key_version, hash, portrait)
            ), registered as (
                insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                    employer_code, employer_name, agency_id)
                select public_id, person_id, number, 'GRANTED', valid_from, category, employer_code, employer_name, agency_id
                from given where registration_id is null
                returning id, person_id
            ), amended as (
                update certificate.registration r
                set category = g.category, employer_code = g.employer_code, employer_name = g.employer_name,
                    agency_id = g.agency_id, ending = case when g.new_term then null else r.ending end,
                    ended_on = case when g.new_term then null else r.ended_on end, version = r.version + 1
                from given g where r.id = g.registration_id
            ), entered as (
                select g.*, coalesce(g.registration_id, r.id) as registration
                from given g left join registered r on r.person_id = g.person_id
            ), termed as (
                insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                select registration, kind, basis, valid_from, valid_to, :at from entered where new_term
                returning id, basis
            ), replaced as (
                update certificate.certificate c set replaced_on = :on
                from given g
                where g.replaces and c.registration_id = g.registration_id and c.replaced_on is null
                  and (g.new_term or c.item = g.item)
                returning c.id
            ), voided as (
                update certificate.copy y set status = 'VOID', status_since = :at, version = y.version + 1
                from replaced r where y.certificate_id = r.id and y.status <> 'VOID'
                returning y.id
            ), certified as (
                insert into certificate.certificate (public_id, registration_id, term_id, item, basis, code, snapshot,
                    snapshot_key_version, snapshot_sha256, portrait_file_id, issued_on)
                select e.certificate_id, e.registration, coalesce(t.id, e.term_id), e.item, e.basis, e.code,
                    decode(e.snapshot, 'base64'), e.key_version, decode(e.hash, 'base64'), e.portrait, :on
                from entered e left join termed t on t.basis = e.basis
                returning id, public_id
            ), copied as (
                insert into certificate.copy (public_id, certificate_id, item, agency_id, status, status_since)
                select g.copy_id, c.id, g.item, g.agency_id, 'TO_PRODUCE', :at
                from given g join certified c on c.public_id = g.certificate_id
                returning id
            ), history as (
                insert into certificate.entry (registration_id, kind, basis, category, employer_code, employer_name, agency_id,
                    valid_from, valid_to, at, actor_id, actor_name)
                select registration, kind, basis, category, employer_code, employer_name, agency_id, valid_from, valid_to, :at,
                    :actor, :actorName
                from entered
            )
            insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name)
            select id, 'VOID', :at, :actor, :actorName from voided
            union all select id, 'TO_PRODUCE', :at, :actor, :actorName from copied
            """;

    private static final String END =
            """
            with given as (
                select r.id, g.basis, r.category, r.employer_code, r.employer_name, r.agency_id, t.valid_from, t.valid_to
                from unnest(:people, :bases) as g(person_id, basis)
                join certificate.registration r on r.person_id = g.person_id
                join lateral (select valid_from, valid_to from certificate.term where registration_id = r.id
                              order by id desc limit 1) t on true
            ), ended as (
                update certificate.registration r set ending = 'CANCELLED', ended_on = :on, version = r.version + 1
                from given g where r.id = g.id
            ), voided as (
                update certificate.copy y set status = 'VOID', status_since = :at, version = y.version + 1
                from given g join certificate.certificate c on c.registration_id = g.id
                where y.certificate_id = c.id and y.status <> 'VOID'
                returning y.id
            ), history as (
                insert into certificate.entry (registration_id, kind, basis, category, employer_code, employer_name, agency_id,
                    valid_from, valid_to, at, actor_id, actor_name)
                select id, 'CANCELLATION', basis, category, employer_code, employer_name, agency_id, valid_from, valid_to, :at,
                    :actor, :actorName
                from given
            )
            insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name)
            select id, 'VOID', :at, :actor, :actorName from voided
            """;

    private final SecureRandom random = new SecureRandom();

    private Jdbi jdbi;
    private Policy policy;
    private FieldEncryption encryption;

    protected RegisterEntries() {}

    @Inject
    public RegisterEntries(Jdbi jdbi, Policy policy, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.policy = policy;
        this.encryption = encryption;
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
            write(handle, entries, today, actor, at);
            return entries.stream().map(Entry::granted).toList();
        });
    }

    /** Ends registrations at their holders' wish, and makes void what was made for them (D21). */
    public void cancel(List<Ended> ended, Actor actor, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
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
                code(),
                number,
                grant.name(),
                grant.sex(),
                grant.maskedIdNumber(),
                asRegistered ? now.category() : grant.category(),
                asRegistered ? now.employerName() : grant.employerName(),
                grant.agencyName(),
                from,
                to,
                today);
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

    private static void write(Handle handle, List<Entry> entries, LocalDate today, Actor actor, Instant at) {
        handle.createUpdate(ENTER)
                .bind("people", longs(entries, one -> one.grant().personId()))
                .bind(
                        "registrations",
                        longs(
                                entries,
                                one -> one.now() == null ? null : one.now().id()))
                .bind(
                        "terms",
                        longs(
                                entries,
                                one -> one.now() == null ? null : one.now().termId()))
                .bind("numbers", texts(entries, one -> one.snapshot().number()))
                .bind(
                        "categories",
                        texts(entries, one -> one.snapshot().category().name()))
                .bind("codes", texts(entries, Entry::employerCode))
                .bind("names", texts(entries, one -> one.snapshot().employerName()))
                .bind("agencies", longs(entries, one -> one.grant().agencyId()))
                .bind("kinds", texts(entries, one -> one.grant().kind()))
                .bind("bases", ids(entries, one -> one.grant().basis()))
                .bind("froms", days(entries, one -> one.snapshot().validFrom()))
                .bind("tos", days(entries, one -> one.snapshot().validTo()))
                .bind("newTerms", flags(entries, one -> one.grant().term() != Term.KEPT))
                .bind("items", texts(entries, one -> one.grant().item().name()))
                .bind("replacing", flags(entries, one -> one.grant().replaces()))
                .bind("registrationIds", ids(entries, one -> PublicId.next()))
                .bind("certificateIds", ids(entries, Entry::certificate))
                .bind("copyIds", ids(entries, one -> PublicId.next()))
                .bind("certificateCodes", texts(entries, one -> one.snapshot().code()))
                .bind("snapshots", texts(entries, one -> base64(one.sealed().bytes())))
                .bind(
                        "keyVersions",
                        entries.stream().map(one -> one.sealed().keyVersion()).toArray(Integer[]::new))
                .bind("hashes", texts(entries, one -> base64(one.hash())))
                .bind("portraits", longs(entries, one -> one.grant().portraitFileId()))
                .bind("on", today)
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("actor", actor.accountId())
                .bind("actorName", actor.name())
                .execute();
    }

    private static Long[] longs(List<Entry> entries, Function<Entry, Long> value) {
        return entries.stream().map(value).toArray(Long[]::new);
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    private static UUID[] ids(List<Entry> entries, Function<Entry, UUID> value) {
        return entries.stream().map(value).toArray(UUID[]::new);
    }

    private static LocalDate[] days(List<Entry> entries, Function<Entry, LocalDate> value) {
        return entries.stream().map(value).toArray(LocalDate[]::new);
    }

    private static Boolean[] flags(List<Entry> entries, Function<Entry, Boolean> value) {
        return entries.stream().map(value).toArray(Boolean[]::new);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
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

    /** A registration as it stands before the entry. */
    private record Amended(
            long id,
            long personId,
            long termId,
            String number,
            PracticeCategory category,
            String employerCode,
            String employerName,
            LocalDate validFrom,
            LocalDate validTo) {}

    /**
     * What is written for one grant.
     *
     * @param now null for a first registration
     */
    private record Entry(
            Grant grant,
            Amended now,
            CertificateSnapshot snapshot,
            String employerCode,
            UUID certificate,
            Sealed sealed,
            byte[] hash) {

        Granted granted() {
            return new Granted(
                    grant.basis(),
                    grant.personId(),
                    snapshot.number(),
                    snapshot.validFrom(),
                    snapshot.validTo(),
                    snapshot.code());
        }
    }
}
