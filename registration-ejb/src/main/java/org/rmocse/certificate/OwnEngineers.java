package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.document.PrintedList;
import org.rmocse.document.PrintedList.Column;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/** The engineers whose registration names the employer the caller speaks for (D18): what anybody may look up, and no more of them. */
@Stateless
public class OwnEngineers {

    private static final int PART = 50;

    /** How each stands today, as {@link Standing#of} says it, so that the database can count and filter. */
    private static final String OWN =
            """
            with own as (
                select r.id, r.public_id, r.person_id, r.number, r.category, t.valid_from, t.valid_to,
                       case when r.ending is not null then r.ending
                            when t.valid_to < :today then case when r.stayed_since is null then 'EXPIRED' else 'EXPIRING' end
                            when :today < (t.valid_to - make_interval(years => :years))::date then 'VALID'
                            else 'EXPIRING' end as standing,
                       case when r.ending is not null then 2
                            when t.valid_to < :today and r.stayed_since is null then 1 else 0 end as place,
                       d.left_on, d.denied_at
                from certificate.registration r
                join lateral (select valid_from, valid_to from certificate.term where registration_id = r.id
                              order by id desc limit 1) t on true
                left join certificate.departure d
                    on d.registration_id = r.id and d.employer_code = r.employer_code and d.withdrawn_at is null
                where r.employer_code = :employer
            )
            """;

    private static final String WANTED =
            """
            where (:category::text is null or o.category = :category)
              and (:people::bigint[] is null or o.person_id = any(:people::bigint[]))
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    public OwnEngineers() {}

    OwnEngineers(Jdbi jdbi, Clock clock, Policy policy, CurrentActor current, People people) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.people = people;
    }

    /**
     * Those who are looked for, at most {@value #PART}: first those in force, by the day their term ends, then those that expired,
     * then those that were cancelled or revoked.
     *
     * @param after the last engineer of the page before, by registration; null for the first page
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public EngineerPart list(EngineerFilter filter, UUID after) {
        String employer = current.actor().employerCode();
        Long[] named = named(employer, filter.name());
        return jdbi.withHandle(handle -> {
            Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
            asked(
                            handle.createQuery(OWN + "select o.standing, count(*) as count from own o " + WANTED
                                    + " group by o.standing"),
                            employer,
                            filter,
                            named)
                    .map((row, context) -> counts.put(Standing.valueOf(row.getString("standing")), row.getInt("count")))
                    .list();
            List<Row> rows = asked(
                            handle.createQuery(
                                    OWN + "select o.* from own o " + WANTED
                                            + """
                                              and (:standing::text is null or o.standing = :standing)
                                              and (:after::uuid is null or (o.place, o.valid_to, o.id) > (
                                                  select l.place, l.valid_to, l.id from own l where l.public_id = :after::uuid))
                                            order by o.place, o.valid_to, o.id limit :most
                                            """),
                            employer,
                            filter,
                            named)
                    .bind(
                            "standing",
                            filter.standing() == null ? null : filter.standing().name())
                    .bind("after", after)
                    .bind("most", PART + 1)
                    .map((row, context) -> Row.of(row))
                    .list();
            boolean cut = rows.size() > PART;
            List<Row> part = cut ? rows.subList(0, PART) : rows;
            return new EngineerPart(
                    engineers(part), counts, cut ? part.get(PART - 1).registration() : null);
        });
    }

    /** @throws Rejected NOT_FOUND for a registration that names another employer */
    @RolesAllowed(RoleNames.EMPLOYER)
    public Engineer get(UUID registration) {
        String employer = current.actor().employerCode();
        List<Row> found = jdbi.withHandle(handle -> asked(
                        handle.createQuery(OWN + "select o.* from own o " + WANTED + " and o.public_id = :id"),
                        employer,
                        EngineerFilter.ALL,
                        null)
                .bind("id", registration)
                .map((row, context) -> Row.of(row))
                .list());
        return engineers(found).stream().findFirst().orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** All of them as a list to be handed out, without anything that the page does not show. */
    @RolesAllowed(RoleNames.EMPLOYER)
    public PrintedList printed(String employerName, Locale language) {
        String employer = current.actor().employerCode();
        List<Engineer> all = engineers(jdbi.withHandle(handle -> asked(
                        handle.createQuery(
                                OWN + "select o.* from own o " + WANTED + " order by o.place, o.valid_to, o.id"),
                        employer,
                        EngineerFilter.ALL,
                        null)
                .map((row, context) -> Row.of(row))
                .list()));
        Texts texts = Texts.of(language);
        List<List<Object>> rows = new ArrayList<>();
        for (Engineer one : all) {
            rows.add(List.of(
                    rows.size() + 1,
                    one.name(),
                    one.number(),
                    texts.of(one.category()),
                    one.validFrom().toString(),
                    one.validTo().toString(),
                    texts.of(one.standing())));
        }
        return new PrintedList(
                language.toLanguageTag(),
                texts.get("engineers.title"),
                List.of(
                        employerName,
                        employer,
                        texts.get("engineers.on", Map.of("day", today())),
                        texts.get("engineers.people", Map.of("people", rows.size()))),
                List.of(
                        new Column(texts.get("engineers.position"), 6),
                        new Column(texts.get("engineers.name"), 18),
                        new Column(texts.get("engineers.number"), 16),
                        new Column(texts.get("engineers.category"), 20),
                        new Column(texts.get("engineers.from"), 12),
                        new Column(texts.get("engineers.to"), 12),
                        new Column(texts.get("engineers.standing"), 16)),
                rows,
                List.of());
    }

    /** Who of the employer's people bears such a name; null where any may. */
    private Long[] named(String employer, String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        List<Long> all = jdbi.withHandle(handle -> handle.createQuery(
                        "select person_id from certificate.registration where employer_code = :employer")
                .bind("employer", employer)
                .mapTo(Long.class)
                .list());
        return people.all(all).values().stream()
                .filter(person -> person.name().contains(name.strip()))
                .map(Person::id)
                .toArray(Long[]::new);
    }

    private Query asked(Query query, String employer, EngineerFilter filter, Long[] named) {
        return query.bind("employer", employer)
                .bind("today", today())
                .bind("years", policy.at(today()).integer("renewal.opens_years"))
                .bind(
                        "category",
                        filter.category() == null ? null : filter.category().name())
                .bind("people", named);
    }

    private List<Engineer> engineers(List<Row> rows) {
        Map<Long, Person> known = people.all(rows.stream().map(Row::person).toList());
        return rows.stream()
                .map(row -> new Engineer(
                        row.registration(),
                        known.get(row.person()).name(),
                        row.number(),
                        row.category(),
                        row.validFrom(),
                        row.validTo(),
                        row.standing(),
                        row.leftOn(),
                        row.denied()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private record Row(
            UUID registration,
            long person,
            String number,
            PracticeCategory category,
            LocalDate validFrom,
            LocalDate validTo,
            Standing standing,
            LocalDate leftOn,
            boolean denied) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("public_id", UUID.class),
                    row.getLong("person_id"),
                    row.getString("number"),
                    PracticeCategory.valueOf(row.getString("category")),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    Standing.valueOf(row.getString("standing")),
                    row.getObject("left_on", LocalDate.class),
                    row.getObject("denied_at") != null);
        }
    }
}
