package org.rmocse.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.rmocse.certificate.Grant.Term;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;

/** What is written into the register for grants, by one statement for any number of them. */
final class EnteredGrants {

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
                    ended_on = case when g.new_term then null else r.ended_on end,
                    ended_by_rule = case when g.new_term then null else r.ended_by_rule end, version = r.version + 1
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
                returning id, public_id, basis
            ), to_prepare as (
                insert into certificate.prepared (certificate_id, basis, next_attempt_at) select id, basis, :at from certified
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

    private EnteredGrants() {}

    /** A registration as it stands before the entry. */
    record Amended(
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
    record Entry(
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

    static void write(Handle handle, List<Entry> entries, LocalDate today, Actor actor, Instant at) {
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
}
