package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

/** The way of a certificate's copy from the press to its holder: made, sent, received at the agency, handed out. */
@Stateless
public class Production {

    private static final int LIST_LENGTH = 500;

    /** The kind of application whose label is handed out against a sight of the old certificate. */
    private static final String CHANGE = "CHANGE";

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
    private Event<CopiesReady> ready;

    public Production() {}

    Production(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            AuditTrail audit,
            Agencies agencies,
            People people,
            Event<CopiesReady> ready) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.audit = audit;
        this.agencies = agencies;
        this.people = people;
        this.ready = ready;
    }

    /** The copies in this state that are the actor's business: the oldest first, of those handed out the latest first. */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public List<CopyLine> list(CopyStatus status) {
        return list(status, null);
    }

    /**
     * The same of one agency.
     *
     * @param agencyId null for every agency in the actor's scope
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public List<CopyLine> list(CopyStatus status, Long agencyId) {
        Map<Long, String> agencyNames = agencies.names();
        List<CopyLine> lines = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.public_id, y.item, y.status, y.status_since, y.tracking_number, y.agency_id, r.person_id, r.number,
                               r.category, r.employer_name, c.code, n.kind = :change as asks_old, e.note,
                               case when e.old_certificate_shown then e.actor_name end as seen_by
                        from certificate.copy y
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        join certificate.entry n on n.basis = c.basis
                        left join lateral (select note, old_certificate_shown, actor_name from certificate.copy_event
                                           where copy_id = y.id order by id desc limit 1) e on true
                        where y.status = :status and (:scope::bigint is null or y.agency_id = :scope)
                          and (:agency::bigint is null or y.agency_id = :agency)
                        order by case when y.status = 'COLLECTED' then y.status_since end desc, y.agency_id, y.id limit :limit
                        """)
                .bind("status", status.name())
                .bind("scope", current.actor().agencyId())
                .bind("agency", agencyId)
                .bind("change", CHANGE)
                .bind("limit", LIST_LENGTH)
                .map((row, context) -> new CopyLine(
                        row.getObject("public_id", UUID.class),
                        row.getString("item"),
                        CopyStatus.valueOf(row.getString("status")),
                        row.getObject("status_since", OffsetDateTime.class).toInstant(),
                        row.getString("tracking_number"),
                        row.getString("note"),
                        row.getLong("agency_id"),
                        agencyNames.get(row.getLong("agency_id")),
                        row.getLong("person_id"),
                        null,
                        row.getString("number"),
                        PracticeCategory.valueOf(row.getString("category")),
                        row.getString("employer_name"),
                        row.getString("code"),
                        row.getBoolean("asks_old"),
                        row.getString("seen_by")))
                .list());
        Map<Long, Person> holders =
                people.all(lines.stream().map(CopyLine::personId).toList());
        return lines.stream()
                .map(line -> line.of(holders.get(line.personId()).name()))
                .toList();
    }

    /** How many copies of each agency are in which state, those handed out or void left out; agencies without any are too. */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public List<AgencyCopies> counts() {
        Map<Long, String> agencyNames = agencies.names();
        Map<Long, Map<CopyStatus, Integer>> counted = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select agency_id, status, count(*) as copies from certificate.copy
                        where status not in ('COLLECTED', 'VOID') and (:scope::bigint is null or agency_id = :scope)
                        group by agency_id, status
                        """)
                .bind("scope", current.actor().agencyId())
                .map((row, context) -> counted.computeIfAbsent(
                                row.getLong("agency_id"), agency -> new EnumMap<>(CopyStatus.class))
                        .put(CopyStatus.valueOf(row.getString("status")), row.getInt("copies")))
                .list());
        return counted.entrySet().stream()
                .map(one -> new AgencyCopies(one.getKey(), agencyNames.get(one.getKey()), one.getValue()))
                .toList();
    }

    /** Notes that copies were made; one already made stays as it is. */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public int produced(Collection<UUID> copies) {
        return step(copies, CopyStatus.TO_PRODUCE, CopyStatus.PRODUCED, null, null, false);
    }

    /**
     * Notes that copies were sent to their agency; one parcel goes to one agency.
     *
     * @throws Rejected REQUIRED without a tracking number, or SEVERAL_AGENCIES
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public int dispatched(Collection<UUID> copies, String trackingNumber) {
        if (trackingNumber == null || trackingNumber.isBlank()) {
            throw new Rejected(Finding.of("REQUIRED", "trackingNumber"));
        }
        int receivers = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(distinct agency_id) from certificate.copy where public_id = any(:copies)")
                .bind("copies", copies.toArray(UUID[]::new))
                .mapTo(Integer.class)
                .one());
        if (receivers > 1) {
            throw new Rejected(Finding.of("SEVERAL_AGENCIES", null));
        }
        return step(copies, CopyStatus.PRODUCED, CopyStatus.DISPATCHED, trackingNumber.strip(), null, false);
    }

    /** Notes that copies arrived at the actor's agency; their holders are told. */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public int received(Collection<UUID> copies) {
        return step(copies, CopyStatus.DISPATCHED, CopyStatus.AT_AGENCY, null, null, false);
    }

    /**
     * Notes that a copy was handed out; what was made on a change, only once its holder has shown the old certificate (D21).
     *
     * @param note to whom, and on what proof
     * @param oldCertificateShown whether the old certificate was shown; counts for nothing where it is not asked for
     * @throws Rejected REQUIRED without a note, OLD_CERTIFICATE_NOT_SHOWN
     */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public int collected(UUID copy, String note, boolean oldCertificateShown) {
        boolean asked = asksOldCertificate(copy);
        List<Finding> missing = new ArrayList<>();
        if (note == null || note.isBlank()) {
            missing.add(Finding.of("REQUIRED", "note"));
        }
        if (asked && !oldCertificateShown) {
            missing.add(Finding.of("OLD_CERTIFICATE_NOT_SHOWN", "oldCertificate", "D21"));
        }
        if (!missing.isEmpty()) {
            throw new Rejected(missing);
        }
        return step(List.of(copy), CopyStatus.AT_AGENCY, CopyStatus.COLLECTED, null, note.strip(), asked);
    }

    /** Whether a copy that waits at the actor's agency was made on a change. */
    private boolean asksOldCertificate(UUID copy) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) > 0 from certificate.copy y
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.entry n on n.basis = c.basis
                        where y.public_id = :copy and y.status = 'AT_AGENCY' and n.kind = :change
                          and (:agency::bigint is null or y.agency_id = :agency)
                        """)
                .bind("copy", copy)
                .bind("change", CHANGE)
                .bind("agency", current.actor().agencyId())
                .mapTo(Boolean.class)
                .one());
    }

    private int step(
            Collection<UUID> copies,
            CopyStatus from,
            CopyStatus to,
            String trackingNumber,
            String note,
            boolean oldCertificateShown) {
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        Actor actor = current.actor();
        List<MovedCopy> moved = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with moved as (
                            update certificate.copy
                            set status = :to, status_since = :at, tracking_number = coalesce(:tracking, tracking_number),
                                version = version + 1
                            where public_id = any(:copies) and status = :from
                              and (:agency::bigint is null or agency_id = :agency)
                            returning id, public_id, certificate_id, agency_id
                        ), noted as (
                            insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name, note,
                                old_certificate_shown)
                            select id, :to, :at, :actor, :name, coalesce(:note, :tracking), :shown from moved
                        )
                        select m.public_id, m.agency_id, r.person_id, c.basis, c.item, e.kind
                        from moved m join certificate.certificate c on c.id = m.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        join certificate.entry e on e.basis = c.basis
                        """)
                .bind("copies", copies.toArray(UUID[]::new))
                .bind("from", from.name())
                .bind("to", to.name())
                .bind("at", OffsetDateTime.now(clock))
                .bind("tracking", trackingNumber)
                .bind("note", note)
                .bind("shown", oldCertificateShown)
                .bind("agency", actor.agencyId())
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .map((row, context) -> new MovedCopy(
                        row.getObject("public_id", UUID.class),
                        new CopiesReady.Copy(
                                row.getLong("person_id"),
                                row.getLong("agency_id"),
                                row.getObject("basis", UUID.class),
                                CopyItem.valueOf(row.getString("item")),
                                row.getString("kind"))))
                .list());
        audit.recordAll(
                actor,
                "copy." + to,
                "copy",
                moved.stream().map(MovedCopy::publicId).toList(),
                oldCertificateShown ? Map.of("oldCertificate", "shown") : Map.of());
        if (to == CopyStatus.AT_AGENCY && !moved.isEmpty()) {
            ready.fire(new CopiesReady(moved.stream().map(MovedCopy::copy).toList()));
        }
        return moved.size();
    }

    private record MovedCopy(UUID publicId, CopiesReady.Copy copy) {}
}
