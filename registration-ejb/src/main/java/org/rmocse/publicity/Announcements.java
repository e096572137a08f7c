package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.BatchApproved;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;

/** The lists of those approved, announced in numbered batches by year (R25, D16); written with the approval, public after it. */
@ApplicationScoped
public class Announcements {

    /** People on a page, so that one comes quickly over a telephone. */
    static final int PAGE = 200;

    private static final String LISTED =
            """
            from publicity.announcement a join publicity.announcement_entry e on e.announcement_id = a.id
            where a.year = :year and a.number = :number and position(lower(:part) in lower(e.name)) > 0""";

    private Jdbi jdbi;

    protected Announcements() {}

    @Inject
    public Announcements(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void publish(@Observes BatchApproved batch) {
        LocalDate day = LocalDate.ofInstant(batch.at(), ClockProducer.ZONE);
        List<BatchApproved.Entry> entries = batch.entries();
        if (entries.isEmpty()) {
            return; // a batch of reissues and other matters has nobody to announce
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with numbered as (
                            insert into publicity.announcement_counter as c (year, last_number) values (:year, 1)
                            on conflict (year) do update set last_number = c.last_number + 1 returning last_number
                        ), announced as (
                            insert into publicity.announcement (public_id, year, number, batch, people, published_at)
                            select :publicId, :year, last_number, :batch, :people, :at from numbered returning id
                        )
                        insert into publicity.announcement_entry (announcement_id, position, application, name,
                            registration_number, category, employer_name, agency_name, kind)
                        select announced.id, e.position, e.application, e.name, e.number, e.category, e.employer, e.agency, e.kind
                        from announced, unnest(:applications, :names, :numbers, :categories, :employers, :agencies, :kinds)
                            with ordinality as e(application, name, number, category, employer, agency, kind, position)
                        """)
                .bind("year", day.getYear())
                .bind("publicId", PublicId.next())
                .bind("batch", batch.batch())
                .bind("people", entries.size())
                .bind("at", OffsetDateTime.ofInstant(batch.at(), ClockProducer.ZONE))
                .bind(
                        "applications",
                        entries.stream().map(BatchApproved.Entry::application).toArray(UUID[]::new))
                .bind("names", texts(entries, BatchApproved.Entry::name))
                .bind("numbers", texts(entries, BatchApproved.Entry::registrationNumber))
                .bind("categories", texts(entries, BatchApproved.Entry::category))
                .bind("employers", texts(entries, BatchApproved.Entry::employerName))
                .bind("agencies", texts(entries, BatchApproved.Entry::agencyName))
                .bind("kinds", texts(entries, BatchApproved.Entry::kind))
                .execute());
    }

    /** All announced lists, the latest first, without their people. */
    public List<Announcement> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select year, number, people, published_at from publicity.announcement order by year desc, number desc")
                .map((row, context) -> new Announcement(
                        row.getInt("year"),
                        row.getInt("number"),
                        row.getInt("people"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        List.of()))
                .list());
    }

    /** The announced lists without their people, by the batch whose approval wrote them. */
    public Map<UUID, Announcement> byBatch() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select batch, year, number, people, published_at from publicity.announcement")
                .map((row, context) -> Map.entry(
                        row.getObject("batch", UUID.class),
                        new Announcement(
                                row.getInt("year"),
                                row.getInt("number"),
                                row.getInt("people"),
                                row.getObject("published_at", OffsetDateTime.class)
                                        .toInstant(),
                                List.of())))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** One announced list with its people. */
    public Optional<Announcement> find(int year, int number) {
        return find(year, number, "");
    }

    /**
     * One announced list with those of its people in whose name {@code part} stands; each keeps the place in the whole list.
     *
     * @param part of a name, taken as it is written; empty for everybody
     */
    public Optional<Announcement> find(int year, int number, String part) {
        return all().stream()
                .filter(one -> one.year() == year && one.number() == number)
                .findFirst()
                .map(one -> new Announcement(
                        one.year(),
                        one.number(),
                        one.people(),
                        one.publishedAt(),
                        entries(one.year(), one.number(), part, 0, Integer.MAX_VALUE)));
    }

    /**
     * A page of an announced list, as {@link #find(int, int, String)} finds its people.
     *
     * @param after the place in the list after which it begins; 0 for the first page
     */
    public Optional<AnnouncedPart> part(int year, int number, String part, int after) {
        return all().stream()
                .filter(one -> one.year() == year && one.number() == number)
                .findFirst()
                .map(one -> {
                    List<Announcement.Entry> more = entries(year, number, part, after, PAGE + 1);
                    List<Announcement.Entry> shown = more.subList(0, Math.min(PAGE, more.size()));
                    return new AnnouncedPart(
                            new Announcement(year, number, one.people(), one.publishedAt(), List.copyOf(shown)),
                            part.isEmpty() ? one.people() : found(year, number, part),
                            after == 0 ? null : earlier(year, number, part, after),
                            more.size() > PAGE ? shown.get(PAGE - 1).position() : null);
                });
    }

    private int found(int year, int number, String part) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) " + LISTED)
                .bind("year", year)
                .bind("number", number)
                .bind("part", part)
                .mapTo(Integer.class)
                .one());
    }

    private int earlier(int year, int number, String part, int after) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(min(position), 1) - 1 from (select e.position " + LISTED
                                + " and e.position <= :after order by e.position desc limit :limit) before")
                        .bind("year", year)
                        .bind("number", number)
                        .bind("part", part)
                        .bind("after", after)
                        .bind("limit", PAGE)
                        .mapTo(Integer.class)
                        .one());
    }

    private List<Announcement.Entry> entries(int year, int number, String part, int after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select e.position, e.name, e.registration_number, e.category, e.employer_name, e.agency_name, e.kind "
                                + LISTED + " and e.position > :after order by e.position limit :limit")
                .bind("year", year)
                .bind("number", number)
                .bind("part", part)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Announcement.Entry(
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("registration_number"),
                        PracticeCategory.valueOf(row.getString("category")),
                        row.getString("employer_name"),
                        row.getString("agency_name"),
                        ApplicationKind.valueOf(row.getString("kind"))))
                .list());
    }

    private static String[] texts(List<BatchApproved.Entry> entries, Function<BatchApproved.Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
