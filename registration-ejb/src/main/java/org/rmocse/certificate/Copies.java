package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Every copy ever made, found by holder, number or code; and those that came to harm, made void and made again. The certificate
 * stays what it is: the new copy has the same code with the copy's number behind it, by which its paper verifies and the void
 * one does not.
 */
@Stateless
public class Copies {

    private static final int FOUND_AT_MOST = 50;

    /** Each copy made void brings one to be made, in the same statement; what another has moved meanwhile stays. */
    private static final String REMAKE =
            """
            with standing as (
                select id, status from certificate.copy
                where public_id = any(:copies) and status = any(:from) and (:agency::bigint is null or agency_id = :agency)
                order by id for update
            ), gone as (
                update certificate.copy y set status = 'VOID', status_since = :at, version = y.version + 1
                from standing s where y.id = s.id
                returning y.id, y.public_id, y.certificate_id, y.item, y.agency_id, y.number, s.status as was
            ), made as (
                insert into certificate.copy (public_id, certificate_id, item, agency_id, status, status_since, number)
                select uuidv7(), certificate_id, item, agency_id, 'TO_PRODUCE', :at, number + 1 from gone
                returning id
            ), noted as (
                insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name, note, void_reason)
                select id, 'VOID', :at, :actor, :name, :note, :reason from gone
                union all select id, 'TO_PRODUCE', :at, :actor, :name, null, null from made
            )
            select g.public_id, g.agency_id, g.was, g.item, r.person_id, c.basis
            from gone g join certificate.certificate c on c.id = g.certificate_id
            join certificate.registration r on r.id = c.registration_id
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private AuditTrail audit;

    @Inject
    private Agencies agencies;

    @Inject
    private People people;

    @Inject
    private Event<CopiesVoided> voided;

    public Copies() {}

    Copies(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            AuditTrail audit,
            Agencies agencies,
            People people,
            Event<CopiesVoided> voided) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.audit = audit;
        this.agencies = agencies;
        this.people = people;
        this.voided = voided;
    }

    /**
     * The registrations with copies in the actor's scope that a text leads to: the beginning of a holder's name, a registration
     * number, a code as printed or scanned.
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public List<RegistrationCopies> search(String text) {
        String wanted = text == null ? "" : text.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return registrations(null, wanted, people.named(wanted, FOUND_AT_MOST));
    }

    /**
     * Every copy in the actor's scope that was ever made for a registration.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public RegistrationCopies of(UUID registration) {
        return registrations(registration, null, List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)))
                .with(copies(registration));
    }

    private List<RegistrationCopies> registrations(UUID registration, String text, List<Long> holders) {
        record Found(long person, RegistrationCopies registration) {}
        List<Found> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.public_id, r.number, r.person_id, r.category, r.employer_name, case when r.ending = 'CANCELLED' then
                                   (select n.basis from certificate.entry n where n.registration_id = r.id
                                    and n.kind = 'CANCELLATION' order by n.id desc limit 1) end as cancelled_on
                        from certificate.registration r where exists (
                            select 1 from certificate.certificate c join certificate.copy y on y.certificate_id = c.id
                            where c.registration_id = r.id and (:agency::bigint is null or y.agency_id = :agency)
                              and (r.public_id = :registration::uuid or r.number = :number or c.code = :code
                                   or r.person_id = any(:people)))
                        order by r.number limit :most
                        """)
                .bind("registration", registration)
                .bind("number", text)
                .bind("code", CopyCode.parse(text).map(CopyCode::certificate).orElse(null))
                .bind("people", holders.toArray(Long[]::new))
                .bind("agency", current.actor().agencyId())
                .bind("most", FOUND_AT_MOST)
                .map((row, context) -> new Found(
                        row.getLong("person_id"),
                        new RegistrationCopies(
                                row.getObject("public_id", UUID.class),
                                row.getString("number"),
                                null,
                                PracticeCategory.valueOf(row.getString("category")),
                                row.getString("employer_name"),
                                row.getObject("cancelled_on", UUID.class),
                                List.of())))
                .list());
        Map<Long, Person> names = people.all(found.stream().map(Found::person).toList());
        return found.stream()
                .map(one -> one.registration().named(names.get(one.person()).name()))
                .toList();
    }

    private List<CopyRecord> copies(UUID registration) {
        Actor actor = current.actor();
        Map<Long, List<CopyDeed>> deeds = deeds(registration);
        Map<Long, String> names = agencies.names();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.id, y.public_id, y.item, y.number, y.status, y.agency_id, c.code, c.basis, n.kind
                        from certificate.copy y join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        join certificate.entry n on n.basis = c.basis
                        where r.public_id = :registration and (:agency::bigint is null or y.agency_id = :agency)
                        order by y.id desc
                        """)
                .bind("registration", registration)
                .bind("agency", actor.agencyId())
                .map((row, context) -> {
                    CopyStatus status = CopyStatus.valueOf(row.getString("status"));
                    return new CopyRecord(
                            row.getObject("public_id", UUID.class),
                            CopyItem.valueOf(row.getString("item")),
                            row.getInt("number"),
                            status,
                            CopyCode.printed(row.getString("code"), row.getInt("number")),
                            row.getString("kind"),
                            row.getObject("basis", UUID.class),
                            names.get(row.getLong("agency_id")),
                            VoidReason.of(status, actor),
                            deeds.getOrDefault(row.getLong("id"), List.of()));
                })
                .list());
    }

    private Map<Long, List<CopyDeed>> deeds(UUID registration) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        select e.copy_id, e.status, e.at, e.actor_name, e.note, e.manner, e.receiver, e.void_reason,
                               e.old_certificate_shown
                        from certificate.copy_event e join certificate.copy y on y.id = e.copy_id
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        where r.public_id = :registration order by e.id
                        """)
                .bind("registration", registration)
                .map((row, context) -> Map.entry(
                        row.getLong("copy_id"),
                        new CopyDeed(
                                CopyStatus.valueOf(row.getString("status")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("actor_name"),
                                row.getString("note"),
                                row.getString("manner") == null ? null : Handover.valueOf(row.getString("manner")),
                                row.getString("receiver"),
                                row.getString("void_reason") == null
                                        ? null
                                        : VoidReason.valueOf(row.getString("void_reason")),
                                row.getBoolean("old_certificate_shown"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    /**
     * Makes copies void for a reason, and puts a new copy of each among those to be made. Holders who had been told that they
     * can collect them are told of it.
     *
     * @param note in words; needed where the reason is another one than those listed
     * @return how many
     * @throws Rejected NOTHING_CHOSEN, REASON_REQUIRED, REQUIRED without words where they are needed, TOO_LONG, VOID_REASON_NOT_YOURS where the reason is
     *     not the actor's to give, NOT_FOUND, or COPY_MOVED if none stands where that reason fits
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public int remake(Collection<UUID> copies, VoidReason reason, String note) {
        Actor actor = current.actor();
        String words = note == null || note.isBlank() ? null : note.strip();
        require(copies, reason, words);
        String[] from = Arrays.stream(CopyStatus.values())
                .filter(status -> reason.allows(status, actor))
                .map(CopyStatus::name)
                .toArray(String[]::new);
        if (from.length == 0) {
            throw new Rejected(Finding.of("VOID_REASON_NOT_YOURS", "reason"));
        }
        record Gone(UUID copy, boolean told, CopiesVoided.Copy holder) {}
        List<Gone> gone = jdbi.withHandle(handle -> handle.createQuery(REMAKE)
                .bind("copies", copies.toArray(UUID[]::new))
                .bind("from", from)
                .bind("agency", actor.agencyId())
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("note", words)
                .bind("reason", reason.name())
                .map((row, context) -> new Gone(
                        row.getObject("public_id", UUID.class),
                        CopyStatus.valueOf(row.getString("was")) == CopyStatus.AT_AGENCY,
                        new CopiesVoided.Copy(
                                row.getLong("person_id"),
                                row.getLong("agency_id"),
                                row.getObject("basis", UUID.class),
                                CopyItem.valueOf(row.getString("item")),
                                reason)))
                .list());
        if (gone.isEmpty()) {
            throw new Rejected(new CopySteps(jdbi, clock, audit, actor).whyNot(copies));
        }
        audit.recordAll(
                actor,
                "copy.VOID",
                "copy",
                gone.stream().map(Gone::copy).toList(),
                Map.of("reason", reason.name(), "note", words == null ? "" : words));
        List<CopiesVoided.Copy> told =
                gone.stream().filter(Gone::told).map(Gone::holder).toList();
        if (!told.isEmpty()) {
            voided.fire(new CopiesVoided(told));
        }
        return gone.size();
    }

    private static void require(Collection<UUID> copies, VoidReason reason, String words) {
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        if (reason == null) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "reason"));
        }
        if (reason == VoidReason.OTHER && words == null) {
            throw new Rejected(Finding.of("REQUIRED", "words"));
        }
        if (words != null && words.length() > HandedOut.LONGEST) {
            throw new Rejected(Finding.of("TOO_LONG", "words").having(words.length(), HandedOut.LONGEST));
        }
    }
}
