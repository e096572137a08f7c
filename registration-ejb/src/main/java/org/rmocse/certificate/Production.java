package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
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
import org.rmocse.agency.Agency;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.CopySteps.Step;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/** The way of a certificate's copy from the press to its holder: made, sent, received at the agency, handed out. */
@Stateless
public class Production {

    private static final int LIST_LENGTH = 500;
    private static final Step ARRIVAL = Step.plain(CopyStatus.DISPATCHED, CopyStatus.AT_AGENCY);

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
        return list(status, null, null);
    }

    /**
     * The same of one agency and one item.
     *
     * @param agencyId null for every agency in the actor's scope
     * @param item null for certificates and labels
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public List<CopyLine> list(CopyStatus status, Long agencyId, CopyItem item) {
        Map<Long, String> agencyNames = agencies.names();
        List<CopyLine> lines = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.public_id, y.item, y.number as copy_number, y.status, y.status_since, y.tracking_number, y.agency_id, r.person_id, r.number,
                               r.category, r.employer_name, c.code, c.basis, n.kind = :change as asks_old, e.note, e.manner, e.receiver,
                               case when e.old_certificate_shown then e.actor_name end as seen_by
                        from certificate.copy y
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        join certificate.entry n on n.basis = c.basis
                        left join lateral (select note, manner, receiver, old_certificate_shown, actor_name
                                           from certificate.copy_event where copy_id = y.id order by id desc limit 1) e on true
                        where y.status = :status and (:scope::bigint is null or y.agency_id = :scope)
                          and (:agency::bigint is null or y.agency_id = :agency)
                          and (:item::text is null or y.item = :item)
                        order by case when y.status = 'COLLECTED' then y.status_since end desc, y.agency_id, y.id limit :limit
                        """)
                .bind("status", status.name())
                .bind("scope", current.actor().agencyId())
                .bind("agency", agencyId)
                .bind("item", item == null ? null : item.name())
                .bind("change", CHANGE)
                .bind("limit", LIST_LENGTH)
                .map((row, context) -> new CopyLine(
                        row.getObject("public_id", UUID.class),
                        row.getString("item"),
                        row.getInt("copy_number"),
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
                        CopyCode.printed(row.getString("code"), row.getInt("copy_number")),
                        row.getObject("basis", UUID.class),
                        row.getString("manner") == null ? null : Handover.valueOf(row.getString("manner")),
                        row.getString("receiver"),
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
        Map<Long, AgencyCopies> counted = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select agency_id, status, item, count(*) as copies from certificate.copy
                        where status not in ('COLLECTED', 'VOID') and (:scope::bigint is null or agency_id = :scope)
                        group by agency_id, status, item
                        """)
                .bind("scope", current.actor().agencyId())
                .map((row, context) -> {
                    AgencyCopies one = counted.computeIfAbsent(
                            row.getLong("agency_id"),
                            agency -> new AgencyCopies(
                                    agency,
                                    agencyNames.get(agency),
                                    new EnumMap<>(CopyStatus.class),
                                    new EnumMap<>(CopyItem.class)));
                    CopyStatus status = CopyStatus.valueOf(row.getString("status"));
                    if (status == CopyStatus.TO_PRODUCE) {
                        one.toMake().put(CopyItem.valueOf(row.getString("item")), row.getInt("copies"));
                    }
                    return one.counts().merge(status, row.getInt("copies"), Integer::sum);
                })
                .list());
        return List.copyOf(counted.values());
    }

    /**
     * Notes that copies were made; one already made stays as it is.
     *
     * @return how many were noted now
     * @throws Rejected NOTHING_CHOSEN, or if none was noted NOT_FOUND or COPY_MOVED, as every step
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public int produced(Collection<UUID> copies) {
        return steps().take(copies, Step.plain(CopyStatus.TO_PRODUCE, CopyStatus.PRODUCED))
                .size();
    }

    /**
     * Notes that copies were sent to their agency; one parcel, with a number and a packing list of its own, goes to one agency.
     *
     * @return how many were sent
     * @throws Rejected REQUIRED, TRACKING_NUMBER_INVALID or TRACKING_NUMBER_USED, SEVERAL_AGENCIES, or as above
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public int dispatched(Collection<UUID> copies, String trackingNumber) {
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        String tracking = TrackingNumber.plain(trackingNumber);
        TrackingNumber.finding(tracking, "trackingNumber").ifPresent(wrong -> {
            throw new Rejected(wrong);
        });
        List<Long> receivers = jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct agency_id from certificate.copy where public_id = any(:copies)")
                .bind("copies", copies.toArray(UUID[]::new))
                .mapTo(Long.class)
                .list());
        if (receivers.size() != 1) {
            throw new Rejected(Finding.of(receivers.isEmpty() ? "NOT_FOUND" : "SEVERAL_AGENCIES", null));
        }
        Agency to = agencies.find(receivers.get(0), LocalDate.now(clock)).orElseThrow();
        Actor actor = current.actor();
        long parcel = jdbi.withHandle(handle -> {
            handle.createQuery("select id from certificate.copy where public_id = any(:copies) order by id for update")
                    .bind("copies", copies.toArray(UUID[]::new))
                    .mapTo(Long.class)
                    .list();
            return Dispatches.open(handle, to, tracking, actor, clock.instant());
        });
        return steps().take(copies, new Step(CopyStatus.PRODUCED, CopyStatus.DISPATCHED, parcel, tracking, null, false))
                .size();
    }

    /**
     * Notes that copies arrived at the actor's agency; their holders are told.
     *
     * @return how many arrived now
     * @throws Rejected as above
     */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public int received(Collection<UUID> copies) {
        List<CopiesReady.Copy> arrived = steps().take(copies, ARRIVAL);
        ready.fire(new CopiesReady(arrived));
        return arrived.size();
    }

    /**
     * Notes that the copy with this code arrived. The same code twice changes nothing and is answered so, as is what is bound
     * elsewhere, void or unknown.
     *
     * @param scanned what a scanner read: the code, or the address behind the QR code
     */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public Scanned receivedByCode(String scanned) {
        Scanned found = scans().find(scanned);
        if (found.outcome() != ScanOutcome.ON_THE_WAY) {
            return found;
        }
        List<CopiesReady.Copy> arrived = steps().tryTo(List.of(found.copy()), ARRIVAL);
        Scanned now = scans().find(scanned);
        if (arrived.isEmpty()) { // somebody else has just scanned it too
            return now;
        }
        ready.fire(new CopiesReady(arrived));
        return new Scanned(
                ScanOutcome.RECEIVED,
                now.copy(),
                now.personName(),
                now.item(),
                now.number(),
                now.by(),
                now.at(),
                now.parcel());
    }

    /** Where the copy with this code is, without noting anything. */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public Scanned byCode(String scanned) {
        return scans().find(scanned);
    }

    /**
     * Notes that a copy was handed out; what was made on a change, only once its holder has shown the old certificate (D21).
     *
     * @param handedOut how, to whom, and on what proof
     * @param oldCertificateShown whether the old certificate was shown; counts for nothing where it is not asked for
     * @throws Rejected REQUIRED without the receiver or the courier's number where they are due, OLD_CERTIFICATE_NOT_SHOWN, or
     *     as above
     */
    @RolesAllowed(RoleNames.AGENCY_MANAGER)
    public int collected(UUID copy, HandedOut handedOut, boolean oldCertificateShown) {
        boolean asked = asksOldCertificate(copy);
        List<Finding> missing = new ArrayList<>(handedOut.findings());
        if (asked && !oldCertificateShown) {
            missing.add(Finding.of("OLD_CERTIFICATE_NOT_SHOWN", "oldCertificate", "D21"));
        }
        if (!missing.isEmpty()) {
            throw new Rejected(missing);
        }
        return steps().take(
                        List.of(copy),
                        new Step(CopyStatus.AT_AGENCY, CopyStatus.COLLECTED, null, null, handedOut, asked))
                .size();
    }

    private CopySteps steps() {
        return new CopySteps(jdbi, clock, audit, current.actor());
    }

    private Scans scans() {
        return new Scans(jdbi, people, current.actor());
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
}
