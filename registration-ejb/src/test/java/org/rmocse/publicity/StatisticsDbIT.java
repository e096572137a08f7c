package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.Test;
import org.rmocse.agency.Agencies;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.Status;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;

/** Every number of the statistics, by small sets counted by hand. */
class StatisticsDbIT extends StatisticsDatabaseTest {

    private static final String SUM = "publicity.statistic_count";
    private static final List<String> FILES = List.of(
            "application.application",
            "application.move",
            "application.reason",
            "application.work_item",
            "certificate.registration",
            "certificate.term",
            "certificate.copy_event");

    @Test
    void half_of_the_files_left_a_stage_within_the_median_and_nine_tenths_within_the_ninth() {
        for (int days : List.of(1, 2, 3, 4, 7, 8, 9, 10, 11, 23)) { // 1 to 7 and 17 working days
            file().move("SUBMIT", "SUBMITTED", MONDAY)
                    .move("ACCEPT", "UNDER_INITIAL_REVIEW", MONDAY.plusDays(days))
                    .move("PASS_INITIAL", "INITIAL_PASSED", MONDAY.plusDays(days))
                    .move("TAKE_BACK_INITIAL", "UNDER_INITIAL_REVIEW", MONDAY.plusDays(30));
        }
        add();
        // working days: 1 2 3 4 5 6 7 8 9 17
        assertThat(as(manager, () -> STATISTICS.waits(2026)))
                .filteredOn(wait -> wait.agency() == null)
                .containsExactly(
                        new WaitingTime(WaitStage.ACCEPTANCE, null, 10, 5, 9),
                        new WaitingTime(WaitStage.INITIAL_REVIEW, null, 10, 0, 0));
        assertThat(as(manager, () -> STATISTICS.waits(2025))).isEmpty();
    }

    @Test
    void a_holiday_is_no_working_day_and_a_weekend_day_worked_is_one() {
        LocalDate eve = LocalDate.of(2026, 9, 30);
        List<LocalDate> worked = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select d::date from generate_series('2026-10-01'::timestamp, '2026-10-11', '1 day') d
                        left join shared.holiday h on h.day = d::date
                        where coalesce(h.kind = 'WORKDAY', extract(isodow from d) < 6)
                        """)
                .mapTo(LocalDate.class)
                .list());
        assertThat(worked).as("the week of the national day").hasSizeLessThan(5).isNotEmpty();
        file().move("SUBMIT", "SUBMITTED", eve).move("ACCEPT", "UNDER_INITIAL_REVIEW", LocalDate.of(2026, 10, 11));
        add();
        assertThat(as(manager, () -> STATISTICS.waits(2026)).get(0).median()).isEqualTo(worked.size());
    }

    @Test
    void every_stage_has_its_time_for_all_and_by_agency() {
        approved(agency, ApplicationKind.INITIAL, "CHEMICAL", LocalDate.of(2026, 3, 13)); // a Friday
        add();
        assertThat(as(manager, () -> STATISTICS.waits(2026)))
                .hasSize(10)
                .filteredOn(wait -> wait.agency() == null)
                .extracting(WaitingTime::stage, WaitingTime::median)
                .containsExactly(
                        tuple(WaitStage.ACCEPTANCE, 1), // Wednesday to Thursday
                        tuple(WaitStage.INITIAL_REVIEW, 1), // to Saturday
                        tuple(WaitStage.REPORT, 0), // to Sunday
                        tuple(WaitStage.FINAL_REVIEW, 3), // to Wednesday
                        tuple(WaitStage.APPROVAL, 2));
    }

    @Test
    void a_certificate_waits_from_its_order_until_it_is_at_the_agency() {
        JDBI.useHandle(handle -> {
            handle.execute("alter table certificate.copy disable trigger all");
            handle.execute(
                    """
                    with y as (insert into certificate.copy (public_id, certificate_id, item, agency_id, status, status_since)
                               select gen_random_uuid(), -:id, 'CERTIFICATE', :id, 'AT_AGENCY', now() returning id)
                    insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name)
                    select y.id, e.status, e.at::timestamptz, 1, '测试' from y, (values ('TO_PRODUCE', '2026-03-02 10:00+08'),
                        ('PRODUCED', '2026-03-05 10:00+08'), ('AT_AGENCY', '2026-03-10 10:00+08')) e(status, at)
                    """
                            .replace(":id", String.valueOf(agency)));
            handle.execute("alter table certificate.copy enable trigger all");
        });
        try {
            add();
            assertThat(as(manager, () -> STATISTICS.waits(2026)))
                    .contains(new WaitingTime(WaitStage.PRODUCTION, null, 1, 6, 6));
        } finally {
            JDBI.useHandle(handle -> {
                handle.execute(
                        "delete from certificate.copy_event where copy_id in (select id from certificate.copy where agency_id = ?)",
                        agency);
                handle.execute("delete from certificate.copy where agency_id = ?", agency);
            });
        }
    }

    @Test
    void what_was_approved_stands_beside_the_year_before_by_category_kind_and_region() {
        long ministries = agency("MINISTRY", null);
        long central = agency("CENTRAL_ENTERPRISE", null);
        LocalDate last = LocalDate.of(2391, 12, 31);
        LocalDate first = LocalDate.of(2392, 1, 1);
        approved(agency, ApplicationKind.INITIAL, "CHEMICAL", last);
        approved(agency, ApplicationKind.INITIAL, "CHEMICAL", first);
        approved(ministries, ApplicationKind.RENEWAL, "CHEMICAL", first);
        approved(central, ApplicationKind.RENEWAL, "OTHER", LocalDate.of(2392, 2, 29));
        add();
        YearFigures figures = as(ministry, () -> STATISTICS.of(2392));
        assertThat(figures.approved()).isEqualTo(new ApprovedShare("", 3, 1));
        assertThat(figures.byCategory())
                .containsExactly(new ApprovedShare("CHEMICAL", 2, 1), new ApprovedShare("OTHER", 1, 0));
        assertThat(figures.byKind())
                .containsExactly(new ApprovedShare("RENEWAL", 2, 0), new ApprovedShare("INITIAL", 1, 1));
        assertThat(figures.byRegion())
                .containsExactly(
                        new ApprovedShare("990000", 1, 1),
                        new ApprovedShare("CENTRAL_ENTERPRISE", 1, 0),
                        new ApprovedShare("MINISTRY", 1, 0));
        assertThat(figures.filed()).as("nine days before").isEqualTo(new ApprovedShare("", 1, 3));
        assertThat(as(manager, () -> STATISTICS.of(2392)).byRegion())
                .containsExactly(new ApprovedShare("990000", 1, 1));
        assertThat(as(manager, () -> STATISTICS.of(1999)).byKind()).isEmpty();
    }

    @Test
    void batches_are_told_by_year_with_the_people_of_the_year_before() {
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into application.report_batch (public_id, agency_id, year, number, people, reported_at, actor_id, actor_name)
                select gen_random_uuid(), ?, y, n, p, now(), 1, '测试'
                from (values (2023, 1, 5), (2025, 1, 10), (2026, 1, 7), (2026, 2, 8)) b(y, n, p)
                """,
                agency));
        assertThat(as(manager, STATISTICS::batches))
                .containsExactly(
                        new ApprovedYear(2026, 2, 15, 10),
                        new ApprovedYear(2025, 1, 10, null),
                        new ApprovedYear(2023, 1, 5, null));
    }

    @Test
    void reasons_are_ranked_and_each_return_is_counted() {
        file().move("SUBMIT", "SUBMITTED", MONDAY)
                .move("RETURN", "RETURNED", MONDAY, "SEAL_ILLEGIBLE", "IMG_UNCLEAR")
                .move("SUBMIT", "SUBMITTED", MONDAY.plusDays(1))
                .move("RETURN", "RETURNED", MONDAY.plusDays(2), "SEAL_ILLEGIBLE")
                .move("SUBMIT", "SUBMITTED", MONDAY.plusDays(3))
                .move("REFUSE_INITIAL", "REFUSED", MONDAY.plusDays(4), "OVER_AGE");
        add();
        assertThat(as(manager, () -> STATISTICS.reasons(2026)))
                .containsExactly(
                        new GivenReason(ReasonCode.SEAL_ILLEGIBLE, 2), new GivenReason(ReasonCode.IMG_UNCLEAR, 1));
        assertThat(as(manager, () -> STATISTICS.of(2026)))
                .extracting(figures -> figures.returned().files(), figures -> figures.filed()
                        .files())
                .containsExactly(2, 1);
    }

    @Test
    void a_registration_ends_in_the_month_of_its_last_day_even_the_29th_of_february() {
        on(LocalDate.of(2028, 2, 1));
        register("2028-01-31", null);
        register("2028-02-01", null);
        register("2028-02-29", null);
        register("2028-03-01", null);
        register("2029-01-31", null);
        register("2029-02-01", null);
        register("2028-02-29", "CANCELLED");
        renewed("2028-02-29", "2028-12-31");
        add();
        assertThat(as(manager, STATISTICS::ending))
                .hasSize(12)
                .filteredOn(month -> month.registrations() > 0)
                .containsExactly(
                        new EndingMonth(YearMonth.of(2028, 2), 2),
                        new EndingMonth(YearMonth.of(2028, 3), 1),
                        new EndingMonth(YearMonth.of(2028, 12), 1),
                        new EndingMonth(YearMonth.of(2029, 1), 1));
    }

    @Test
    void an_open_file_stands_with_the_agency_it_was_filed_with_last() {
        long other = agency("PROVINCE", "990000");
        file().move("SUBMIT", "SUBMITTED", MONDAY)
                .move("RETURN", "RETURNED", MONDAY, "AGENCY_WRONG")
                .at(other)
                .move("SUBMIT", "SUBMITTED", MONDAY);
        file().move("SUBMIT", "SUBMITTED", MONDAY).move("ACCEPT", "UNDER_INITIAL_REVIEW", MONDAY);
        file().move("SUBMIT", "SUBMITTED", MONDAY).move("WITHDRAW", "WITHDRAWN", MONDAY);
        add();
        assertThat(as(manager, STATISTICS::open))
                .extracting(OpenStage::status, OpenStage::files)
                .containsExactly(
                        tuple(Status.SUBMITTED, 0),
                        tuple(Status.RETURNED, 0),
                        tuple(Status.UNDER_INITIAL_REVIEW, 1),
                        tuple(Status.INITIAL_PASSED, 0),
                        tuple(Status.REPORTED, 0),
                        tuple(Status.AWAITING_APPROVAL, 0));
        assertThat(as(officer(other, Role.AGENCY_MANAGER), STATISTICS::open).get(0))
                .isEqualTo(new OpenStage(Status.SUBMITTED, 1));
    }

    @Test
    void an_agency_sees_its_own_numbers_and_whoever_has_neither_agency_nor_a_national_role_none() {
        approved(agency, ApplicationKind.INITIAL, "CHEMICAL", LocalDate.of(2026, 3, 13));
        add();
        for (Actor stranger : List.of(
                officer(agency("PROVINCE", "990000"), Role.AGENCY_MANAGER), officer(null, Role.AGENCY_MANAGER))) {
            assertThat(as(stranger, () -> STATISTICS.waits(2026))).isEmpty();
            assertThat(as(stranger, () -> STATISTICS.of(2026)).approved().files())
                    .isZero();
            assertThat(as(stranger, STATISTICS::batches)).isEmpty();
        }
        assertThat(as(manager, STATISTICS::isOfAllAgencies)).isFalse();
        assertThat(as(ministry, STATISTICS::isOfAllAgencies)).isTrue();
        assertThat(as(officer(null, Role.FINAL_REVIEWER), () -> STATISTICS.waits(2026)))
                .extracting(WaitingTime::agency)
                .contains(new Agencies(JDBI).names().get(agency));
    }

    @Test
    void looking_costs_the_same_statements_for_few_and_many_and_reads_no_file() {
        List<String> few = Statements.of(JDBI, this::look);
        for (int i = 0; i < 40; i++) {
            approved(agency, ApplicationKind.INITIAL, "CHEMICAL", LocalDate.of(2026, 3, 13));
        }
        add();
        assertThat(Statements.of(JDBI, this::look)).isEqualTo(few).hasSize(8);
        inTransaction(() -> {
            Map<String, Long> before = read();
            look();
            Map<String, Long> after = read();
            assertThat(after.get(SUM)).as("the sums are read").isGreaterThan(before.get(SUM));
            FILES.forEach(table -> assertThat(after.get(table)).as(table).isEqualTo(before.get(table)));
        });
    }

    private void look() {
        as(
                ministry,
                () -> List.of(
                        STATISTICS.years(),
                        STATISTICS.batches(),
                        STATISTICS.of(2026),
                        STATISTICS.waits(2026),
                        STATISTICS.reasons(2026),
                        STATISTICS.ending(),
                        STATISTICS.open()));
    }

    /** How many rows of each table this connection has read and not yet reported. */
    private static Map<String, Long> read() {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select schemaname || '.' || relname as name, seq_tup_read + coalesce(idx_tup_fetch, 0) as read
                        from pg_stat_xact_user_tables
                        """)
                .setMapKeyColumn("name")
                .setMapValueColumn("read")
                .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    private void register(String until, String ending) {
        renewed(until, until, ending);
    }

    private void renewed(String until, String later) {
        renewed(until, later, null);
    }

    private void renewed(String until, String later, String ending) {
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        with r as (
                            insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                                employer_code, employer_name, agency_id, ending, ended_on)
                            values (gen_random_uuid(), -:n, '77' || lpad(:n::text, 9, '0'), 'GRANTED', '2020-01-01', 'CHEMICAL', '', '',
                                :agency, :ending, case when :ending::text is not null then '2027-01-01'::date end)
                            returning id)
                        insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                        select r.id, 'INITIAL', gen_random_uuid(), d - 1000, d, now()
                        from r, (select distinct unnest(array[:until, :later])::date) as e(d)
                        """)
                .bind("n", next())
                .bind("agency", agency)
                .bind("ending", ending)
                .bind("until", until)
                .bind("later", later)
                .execute());
    }
}
