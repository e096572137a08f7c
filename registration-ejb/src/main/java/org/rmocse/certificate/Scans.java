package org.rmocse.certificate;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.shared.Actor;

/** Finds the copy behind a scanned code, as much of it as the actor may know. */
final class Scans {

    private final Jdbi jdbi;
    private final People people;
    private final Actor actor;

    Scans(Jdbi jdbi, People people, Actor actor) {
        this.jdbi = jdbi;
        this.people = people;
        this.actor = actor;
    }

    Scanned find(String scanned) {
        return CopyCode.parse(scanned).map(this::find).orElseGet(() -> Scanned.nothing(ScanOutcome.UNKNOWN));
    }

    private Scanned find(CopyCode code) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.public_id, y.status, y.item, y.number, y.agency_id, r.person_id, e.actor_name, e.at,
                               d.year, d.number as parcel, d.tracking_number, p.items, p.arrived
                        from certificate.copy y join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        left join lateral (select actor_name, at from certificate.copy_event where copy_id = y.id
                                           order by id desc limit 1) e on true
                        left join certificate.dispatch d on d.id = y.dispatch_id
                        left join lateral (select count(*) as items, count(*) filter (where o.status <> 'DISPATCHED') as arrived
                                           from certificate.copy o where o.dispatch_id = d.id and o.status <> 'VOID') p on true
                        where c.code = :code and y.number = :number
                        """)
                .bind("code", code.certificate())
                .bind("number", code.number())
                .map((row, context) -> {
                    if (actor.agencyId() == null || row.getLong("agency_id") != actor.agencyId()) {
                        return Scanned.nothing(ScanOutcome.ANOTHER_AGENCY);
                    }
                    return new Scanned(
                            ScanOutcome.of(CopyStatus.valueOf(row.getString("status"))),
                            row.getObject("public_id", UUID.class),
                            people.get(row.getLong("person_id")).name(),
                            CopyItem.valueOf(row.getString("item")),
                            row.getInt("number"),
                            row.getString("actor_name"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("tracking_number") == null
                                    ? null
                                    : new ParcelProgress(
                                            Dispatches.number(row.getInt("year"), row.getInt("parcel")),
                                            row.getString("tracking_number"),
                                            row.getInt("arrived"),
                                            row.getInt("items")));
                })
                .findOne()
                .orElseGet(() -> Scanned.nothing(ScanOutcome.UNKNOWN)));
    }
}
