package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.BatchApproved;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Statements;

class AnnouncementsDbIT extends DatabaseTest {

    /** Every test announces in a year of its own, so that it sees that year's lists begin. */
    private static final AtomicInteger YEARS = new AtomicInteger(2240);

    private final Announcements announcements = new Announcements(JDBI);
    private final int year = YEARS.getAndIncrement();
    private final Instant noon = noon(LocalDate.of(year, 5, 4));

    @Test
    void numbers_the_lists_of_a_year_in_the_order_of_their_approval() {
        assertThat(announcements.find(year, 1)).isEmpty();
        publish(batch(noon, 2));
        publish(batch(noon.plusSeconds(60), 3));
        publish(batch(noon(LocalDate.of(year + 1000, 1, 1)), 1));
        assertThat(announcements.all())
                .filteredOn(one -> one.year() == year || one.year() == year + 1000)
                .extracting(Announcement::year, Announcement::number, Announcement::people)
                .containsExactly(tuple(year + 1000, 1, 1), tuple(year, 2, 3), tuple(year, 1, 2));
        assertThat(announcements.all())
                .allSatisfy(one -> assertThat(one.entries()).isEmpty());
    }

    @Test
    void a_list_belongs_to_the_year_of_the_officials_zone() {
        publish(batch(
                LocalDate.of(year, 1, 1)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(ClockProducer.ZONE)
                        .toInstant(),
                1));
        assertThat(announcements.find(year, 1)).isPresent();
    }

    @Test
    void shows_everybody_in_the_order_of_the_numbers_with_every_column() {
        BatchApproved batch = batch(noon, 60);
        publish(batch);
        Announcement list = announcements.find(year, 1).orElseThrow();
        assertThat(list.publishedAt()).isEqualTo(noon);
        assertThat(list.people()).isEqualTo(60);
        assertThat(list.entries())
                .isEqualTo(IntStream.range(0, 60)
                        .mapToObj(i -> {
                            BatchApproved.Entry entry = batch.entries().get(i);
                            return new Announcement.Entry(
                                    i + 1,
                                    entry.name(),
                                    entry.registrationNumber(),
                                    PracticeCategory.CHEMICAL,
                                    "虚构化工有限公司",
                                    "虚构省应急管理厅",
                                    ApplicationKind.INITIAL);
                        })
                        .toList());
    }

    @Test
    void finds_people_of_a_list_by_a_part_of_their_name_each_in_the_place_of_the_whole_list() {
        publish(batch(noon, 60));
        List<Announcement.Entry> all = announcements.find(year, 1).orElseThrow().entries();
        Announcement.Entry sought = all.get(17);
        Announcement found = announcements.find(year, 1, sought.name()).orElseThrow();
        assertThat(found.people()).isEqualTo(60);
        assertThat(found.entries())
                .contains(sought)
                .isEqualTo(all.stream()
                        .filter(entry -> entry.name().contains(sought.name()))
                        .toList())
                .hasSizeLessThan(60);
        assertThat(announcements.find(year, 1, "").orElseThrow().entries()).isEqualTo(all);
        assertThat(announcements.find(year, 1, "%").orElseThrow().entries()).isEmpty();
        assertThat(announcements.find(year, 2, sought.name())).isEmpty();
    }

    @Test
    void a_long_list_is_read_page_by_page_there_and_back() {
        publish(batch(noon, 2 * Announcements.PAGE + 50));
        List<Announcement.Entry> all = announcements.find(year, 1).orElseThrow().entries();
        AnnouncedPart first = announcements.part(year, 1, "", 0).orElseThrow();
        AnnouncedPart second = announcements.part(year, 1, "", first.later()).orElseThrow();
        AnnouncedPart third = announcements.part(year, 1, "", second.later()).orElseThrow();
        assertThat(Stream.of(first, second, third).flatMap(part -> part.list().entries().stream()))
                .isEqualTo(all);
        assertThat(List.of(first, second, third)).allSatisfy(part -> {
            assertThat(part.found()).isEqualTo(all.size());
            assertThat(part.list().people()).isEqualTo(all.size());
        });
        assertThat(first.earlier()).isNull();
        assertThat(second.earlier()).isZero();
        assertThat(third.earlier()).isEqualTo(Announcements.PAGE);
        assertThat(third.later()).isNull();
        assertThat(announcements.part(year, 1, "", 99_999).orElseThrow().list().entries())
                .isEmpty();
        assertThat(announcements.part(year, 2, "", 0)).isEmpty();
    }

    @Test
    void a_name_that_is_looked_for_is_counted_on_all_pages() {
        publish(batch(noon, 2 * Announcements.PAGE + 50));
        String name =
                announcements.find(year, 1).orElseThrow().entries().get(17).name();
        int found = announcements.find(year, 1, name).orElseThrow().entries().size();
        AnnouncedPart part = announcements.part(year, 1, name, 0).orElseThrow();
        assertThat(part.found()).isEqualTo(found);
        assertThat(part.list().entries()).hasSize(Math.min(found, Announcements.PAGE));
    }

    @Test
    void knows_no_other_list() {
        publish(batch(noon, 1));
        assertThat(announcements.find(year, 2)).isEmpty();
        assertThat(announcements.find(year, 0)).isEmpty();
        assertThat(announcements.find(year - 5000, 1)).isEmpty();
    }

    @Test
    void finds_the_list_of_a_batch() {
        BatchApproved batch = batch(noon, 2);
        publish(batch);
        assertThat(announcements.byBatch().get(batch.batch())).satisfies(list -> {
            assertThat(list.year()).isEqualTo(year);
            assertThat(list.number()).isEqualTo(1);
        });
    }

    @Test
    void a_batch_is_announced_once_and_nobody_twice() {
        BatchApproved batch = batch(noon, 2);
        publish(batch);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThatThrownBy(() -> publish(batch)).hasMessageContaining("announcement_batch_key");
        assertThatThrownBy(() -> publish(new BatchApproved(PublicId.next(), noon, batch.entries())))
                .hasMessageContaining("announcement_entry_application_key");
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        publish(batch(noon, 1));
        assertThat(announcements.find(year, 2)).isPresent();
    }

    @Test
    void leaves_no_gap_where_an_approval_is_rolled_back() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    announcements.publish(batch(noon, 1));
                    throw new IllegalStateException("the approval failed");
                }))
                .hasMessage("the approval failed");
        publish(batch(noon, 1));
        assertThat(announcements.find(year, 1)).isPresent();
        assertThat(announcements.find(year, 2)).isEmpty();
    }

    @Test
    void lists_of_approvals_at_once_get_a_number_each() throws Exception {
        List<Callable<Boolean>> approvals = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    publish(batch(noon, 3));
                    return true;
                })
                .toList();
        AtOnce.run(approvals);
        assertThat(announcements.all())
                .filteredOn(one -> one.year() == year)
                .extracting(Announcement::number)
                .containsExactly(4, 3, 2, 1);
    }

    @Test
    void costs_one_statement_for_one_and_for_thousands() {
        assertThat(Statements.of(JDBI, () -> publish(batch(noon, 2350))))
                .isEqualTo(Statements.of(JDBI, () -> publish(batch(noon, 1))))
                .hasSize(1);
    }

    private void publish(BatchApproved batch) {
        inTransaction(() -> announcements.publish(batch));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ClockProducer.ZONE).toInstant();
    }

    private static BatchApproved batch(Instant at, int people) {
        return new BatchApproved(
                PublicId.next(),
                at,
                IntStream.range(0, people)
                        .mapToObj(i -> {
                            long n = next();
                            return new BatchApproved.Entry(
                                    UUID.randomUUID(),
                                    "测试" + n,
                                    String.format("%011d", n),
                                    "CHEMICAL",
                                    "虚构化工有限公司",
                                    "虚构省应急管理厅",
                                    "INITIAL");
                        })
                        .toList());
    }
}
