package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.document.PackingListPdf;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/** The parcels to the agencies, each with its packing list, which can be printed again. */
@Stateless
public class Dispatches {

    private static final int LIST_LENGTH = 50;

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    public Dispatches() {}

    Dispatches(Jdbi jdbi, CurrentActor current, People people) {
        this.jdbi = jdbi;
        this.current = current;
        this.people = people;
    }

    /**
     * The latest parcels in the actor's scope, the last one first.
     *
     * @param agencyId null for every agency's
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public List<Dispatch> list(Long agencyId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select d.public_id, d.year, d.number, d.agency_name, d.tracking_number, d.at, d.actor_name,
                               count(y.id) as items, count(y.id) filter (where y.status = 'DISPATCHED') as under
                        from certificate.dispatch d left join certificate.copy y on y.dispatch_id = d.id
                        where (:scope::bigint is null or d.agency_id = :scope)
                          and (:agency::bigint is null or d.agency_id = :agency)
                        group by d.id order by d.id desc limit :limit
                        """)
                .bind("scope", current.actor().agencyId())
                .bind("agency", agencyId)
                .bind("limit", LIST_LENGTH)
                .map((row, context) -> new Dispatch(
                        row.getObject("public_id", UUID.class),
                        number(row.getInt("year"), row.getInt("number")),
                        row.getString("agency_name"),
                        row.getString("tracking_number"),
                        row.getInt("items"),
                        row.getInt("under"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name")))
                .list());
    }

    /**
     * The packing list as PDF: where it went and what was put into it, whatever became of that since.
     *
     * @throws Rejected NOT_FOUND for an unknown parcel and another agency's
     */
    @RolesAllowed({RoleNames.CERTIFICATE_OFFICER, RoleNames.AGENCY_MANAGER})
    public byte[] packingList(UUID parcel) {
        Map<String, String> head = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select year, number, agency_name, agency_address, agency_phone, tracking_number, at, actor_name
                                from certificate.dispatch
                                where public_id = :parcel and (:scope::bigint is null or agency_id = :scope)
                                """)
                        .bind("parcel", parcel)
                        .bind("scope", current.actor().agencyId())
                        .map((row, context) -> {
                            Map<String, String> values = new HashMap<>();
                            values.put("number", number(row.getInt("year"), row.getInt("number")));
                            values.put("agency", row.getString("agency_name"));
                            values.put("address", row.getString("agency_address"));
                            values.put("phone", row.getString("agency_phone"));
                            values.put("tracking", row.getString("tracking_number"));
                            values.put("on", day(row.getObject("at", OffsetDateTime.class)));
                            values.put("by", row.getString("actor_name"));
                            return values;
                        })
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        List<Item> items = items(parcel);
        Map<Long, Person> holders =
                people.all(items.stream().map(Item::personId).toList());
        Texts texts = Texts.of(Texts.CHINESE);
        head.put("count", String.valueOf(items.size()));
        for (CopyItem item : CopyItem.values()) {
            long many = items.stream().filter(one -> one.item() == item).count();
            head.put(item == CopyItem.CERTIFICATE ? "certificates" : "labels", String.valueOf(many));
        }
        return PackingListPdf.render(
                head,
                items.stream()
                        .map(one -> List.of(
                                texts.of(one.item()),
                                holders.get(one.personId()).name(),
                                one.registration(),
                                one.code()))
                        .toList());
    }

    private List<Item> items(UUID parcel) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select y.item, y.number, r.person_id, r.number as registration, c.code
                        from certificate.copy y join certificate.dispatch d on d.id = y.dispatch_id
                        join certificate.certificate c on c.id = y.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        where d.public_id = :parcel order by y.item, y.id
                        """)
                .bind("parcel", parcel)
                .map((row, context) -> new Item(
                        CopyItem.valueOf(row.getString("item")),
                        row.getLong("person_id"),
                        row.getString("registration"),
                        CopyCode.printed(row.getString("code"), row.getInt("number"))))
                .list());
    }

    /**
     * A new parcel to an agency, to be filled in the same transaction.
     *
     * @return its key
     * @throws Rejected TRACKING_NUMBER_USED if another parcel with this number is under way
     */
    static long open(Handle handle, Agency to, String trackingNumber, Actor actor, Instant at) {
        OffsetDateTime now = OffsetDateTime.ofInstant(at, ClockProducer.ZONE);
        int number = handle.createQuery(
                        """
                        insert into certificate.dispatch_counter as c (year, last_number) values (:year, 1)
                        on conflict (year) do update set last_number = c.last_number + 1 returning last_number
                        """)
                .bind("year", now.getYear())
                .mapTo(Integer.class)
                .one();
        handle.createQuery(
                        """
                        select d.year, d.number from certificate.dispatch d
                        where d.tracking_number = :tracking and exists (
                            select 1 from certificate.copy y where y.dispatch_id = d.id and y.status = 'DISPATCHED')
                        limit 1
                        """)
                .bind("tracking", trackingNumber)
                .map((row, context) -> number(row.getInt("year"), row.getInt("number")))
                .findOne()
                .ifPresent(other -> {
                    throw new Rejected(
                            Finding.of("TRACKING_NUMBER_USED", "trackingNumber").having(trackingNumber, other));
                });
        return handle.createQuery(
                        """
                        insert into certificate.dispatch (public_id, year, number, agency_id, agency_name, agency_address,
                            agency_phone, tracking_number, at, actor_id, actor_name)
                        values (:publicId, :year, :number, :agency, :name, :address, :phone, :tracking, :at, :actor, :actorName)
                        returning id
                        """)
                .bind("publicId", PublicId.next())
                .bind("year", now.getYear())
                .bind("number", number)
                .bind("agency", to.id())
                .bind("name", to.name())
                .bind("address", to.address())
                .bind("phone", to.phone())
                .bind("tracking", trackingNumber)
                .bind("at", now)
                .bind("actor", actor.accountId())
                .bind("actorName", actor.name())
                .mapTo(Long.class)
                .one();
    }

    static String number(int year, int number) {
        return String.format("%d-%04d", year, number);
    }

    private static String day(OffsetDateTime at) {
        return LocalDate.ofInstant(at.toInstant(), ClockProducer.ZONE).toString();
    }

    private record Item(CopyItem item, long personId, String registration, String code) {}
}
