package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.CopySteps.Step;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Print runs: copies that are to be made, printed in one document in the order of the list, and noted as made in one press. A
 * run is kept, so that it can be printed again as it was; the same copies chosen again are the same run.
 */
@Stateless
public class PrintRuns {

    private static final int LIST_LENGTH = 10;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private AuditTrail audit;

    @Inject
    private Agencies agencies;

    @Inject
    private Certificates certificates;

    public PrintRuns() {}

    PrintRuns(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            CurrentActor current,
            AuditTrail audit,
            Agencies agencies,
            Certificates certificates) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.audit = audit;
        this.agencies = agencies;
        this.certificates = certificates;
    }

    /**
     * Begins a run of the chosen copies, of those among them that are still to be made.
     *
     * @throws Rejected NOTHING_CHOSEN, RUN_TOO_LARGE, NOT_FOUND, or COPY_MOVED if none is to be made any more
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public UUID begin(Collection<UUID> copies) {
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        int most = most();
        if (copies.size() > most) {
            throw new Rejected(Finding.of("RUN_TOO_LARGE", null).having(copies.size(), most));
        }
        Long[] chosen = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from certificate.copy where public_id = any(:copies) and status = 'TO_PRODUCE'
                        order by agency_id, id for update
                        """)
                .bind("copies", copies.toArray(UUID[]::new))
                .mapTo(Long.class)
                .list()
                .toArray(Long[]::new));
        if (chosen.length == 0) {
            throw new Rejected(steps().whyNot(copies));
        }
        return begin(chosen);
    }

    /**
     * Begins a run of everything an agency is to have, the oldest first and no more than fits one run.
     *
     * @param item null for certificates and labels
     * @throws Rejected NOTHING_CHOSEN where there is nothing to be made
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public UUID beginAll(long agencyId, CopyItem item) {
        Long[] next = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from certificate.copy
                        where agency_id = :agency and status = 'TO_PRODUCE' and (:item::text is null or item = :item)
                        order by id limit :most for update
                        """)
                .bind("agency", agencyId)
                .bind("item", item == null ? null : item.name())
                .bind("most", most())
                .mapTo(Long.class)
                .list()
                .toArray(Long[]::new));
        if (next.length == 0) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        return begin(next);
    }

    /** Whoever presses at the same moment has waited for the copies' rows, and finds the run that was begun. */
    private UUID begin(Long[] copies) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select public_id from certificate.print_run where copies = :copies and made_at is null order by id desc limit 1")
                .bind("copies", copies)
                .mapTo(UUID.class)
                .findOne()
                .orElseGet(() -> {
                    UUID run = PublicId.next();
                    handle.createUpdate(
                                    """
                                    insert into certificate.print_run (public_id, copies, at, actor_id, actor_name)
                                    values (:run, :copies, :at, :actor, :name)
                                    """)
                            .bind("run", run)
                            .bind("copies", copies)
                            .bind("at", OffsetDateTime.now(clock))
                            .bind("actor", actor.accountId())
                            .bind("name", actor.name())
                            .execute();
                    audit.record(
                            actor,
                            "print_run.begun",
                            "print_run",
                            run,
                            Map.of("copies", String.valueOf(copies.length)));
                    return run;
                }));
    }

    /** The latest runs that are not noted as made, the last one first. */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public List<PrintRun> open() {
        Map<Long, String> names = agencies.names();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select p.public_id, p.at, p.actor_name, p.made_at is not null as made,
                               count(*) filter (where y.item = 'CERTIFICATE') as certificates,
                               count(*) filter (where y.item = 'LABEL') as labels,
                               array_agg(distinct y.agency_id) as agencies
                        from certificate.print_run p join certificate.copy y on y.id = any(p.copies)
                        where p.made_at is null and y.status <> 'VOID'
                        group by p.id order by p.id desc limit :limit
                        """)
                .bind("limit", LIST_LENGTH)
                .map((row, context) -> new PrintRun(
                        row.getObject("public_id", UUID.class),
                        row.getInt("certificates"),
                        row.getInt("labels"),
                        Arrays.stream(longs(row.getArray("agencies")))
                                .map(names::get)
                                .toList(),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getBoolean("made")))
                .list());
    }

    private static Long[] longs(Array array) throws SQLException {
        return (Long[]) array.getArray();
    }

    /**
     * The run as PDF: certificates one a page, then labels eight to a sheet, both in the order of the run. Printed again it is the
     * same, but for copies that were made void since, which nobody is to print.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public byte[] pdf(UUID run) {
        List<Certificates.Copy> copies = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.certificate_id, y.number from certificate.print_run p
                        cross join unnest(p.copies) with ordinality as o(copy_id, place)
                        join certificate.copy y on y.id = o.copy_id
                        where p.public_id = :run and y.status <> 'VOID' order by o.place
                        """)
                .bind("run", run)
                .map((row, context) -> new Certificates.Copy(row.getLong("certificate_id"), row.getInt("number")))
                .list());
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        return certificates.print(copies);
    }

    /**
     * Notes everything of the run as made.
     *
     * @return how many copies were noted now; those made void or noted before stay as they are
     * @throws Rejected NOT_FOUND, or COPY_MOVED if nothing of it was to be made any more
     */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public int made(UUID run) {
        List<UUID> copies = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.public_id from certificate.print_run p join certificate.copy y on y.id = any(p.copies)
                        where p.public_id = :run
                        """)
                .bind("run", run)
                .mapTo(UUID.class)
                .list());
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        int made = steps().take(copies, Step.plain(CopyStatus.TO_PRODUCE, CopyStatus.PRODUCED))
                .size();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update certificate.print_run set made_at = :at, made_by = :name where public_id = :run and made_at is null")
                .bind("at", OffsetDateTime.now(clock))
                .bind("name", current.actor().name())
                .bind("run", run)
                .execute());
        return made;
    }

    private CopySteps steps() {
        return new CopySteps(jdbi, clock, audit, current.actor());
    }

    private int most() {
        return policy.at(LocalDate.now(clock)).integer("production.run_copies");
    }
}
