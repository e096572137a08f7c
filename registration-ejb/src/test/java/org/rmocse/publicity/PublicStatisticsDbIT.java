package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.application.ApplicationKind;
import org.rmocse.shared.Statements;

/** What the public is told, by small sets counted by hand, in years that no other test looks at. */
class PublicStatisticsDbIT extends StatisticsDatabaseTest {

    private static final PublicStatistics PUBLIC = new PublicStatistics(JDBI, CLOCK);

    @Test
    void registered_is_whose_term_ends_this_month_or_later_and_was_not_ended() {
        on(LocalDate.of(9860, 5, 17));
        long group = agency("CENTRAL_ENTERPRISE", null);
        long coal = agency("COAL", "990000");
        long department = agency("MINISTRY", null);
        register(agency, "CHEMICAL", "9860-04-30", null);
        register(agency, "CHEMICAL", "9860-05-01", null);
        register(agency, "CHEMICAL", "9862-01-01", "REVOKED");
        register(coal, "COAL_MINE", "9864-12-31", null);
        register(coal, "COAL_MINE", "9864-12-31", null);
        register(group, "CHEMICAL", "9861-01-01", null);
        register(department, "LEGACY_OTHER", "9861-01-01", null);
        add();
        RegisteredPeople told = PUBLIC.registered();
        assertThat(told.countedOn()).isEqualTo(LocalDate.of(9860, 5, 17));
        assertThat(told.people()).isEqualTo(5);
        assertThat(told.byCategory())
                .containsExactly(
                        new RegisteredShare("CHEMICAL", 2),
                        new RegisteredShare("COAL_MINE", 2),
                        new RegisteredShare("LEGACY_OTHER", 1));
        assertThat(told.byRegion())
                .containsExactly(
                        new RegisteredShare("990000", 3),
                        new RegisteredShare("CENTRAL_ENTERPRISE", 1),
                        new RegisteredShare("MINISTRY", 1));
    }

    @Test
    void each_year_tells_what_was_approved_of_each_kind() {
        for (ApplicationKind kind : ApplicationKind.values()) {
            approved(agency, kind, "CHEMICAL", LocalDate.of(2870, 12, 31));
        }
        approved(agency, ApplicationKind.INITIAL, "OTHER", LocalDate.of(2871, 1, 1));
        add();
        assertThat(PUBLIC.years())
                .contains(new RegisteredYear(2870, 1, 1, 1, 1, 1), new RegisteredYear(2871, 1, 0, 0, 0, 0));
    }

    @Test
    void batches_are_those_the_ministry_approved_beside_the_year_before() {
        JDBI.useHandle(
                handle -> handle.execute(
                        """
                insert into application.approval_batch (public_id, status, people, opened_at, opened_by, opened_by_name, approved_at)
                select gen_random_uuid(), 'APPROVED', people, at::timestamptz, 1, '测试', at::timestamptz
                from (values (5, '2880-01-01 00:30+08'), (7, '2880-12-31 23:30+08'), (9, '2881-03-01 10:00+08'),
                             (4, '2883-03-01 10:00+08')) b(people, at)
                """));
        try {
            assertThat(PUBLIC.batches())
                    .startsWith(
                            new ApprovedYear(2883, 1, 4, null),
                            new ApprovedYear(2881, 1, 9, 12),
                            new ApprovedYear(2880, 2, 12, null));
        } finally {
            JDBI.useHandle(handle ->
                    handle.execute("delete from application.approval_batch where approved_at > '2879-01-01'"));
        }
    }

    @Test
    void waits_are_those_of_the_last_twelve_months() {
        on(LocalDate.of(2890, 6, 15));
        for (int days : List.of(1, 1, 1, 8)) {
            file().move("SUBMIT", "SUBMITTED", LocalDate.of(2890, 6, 5))
                    .move(
                            "ACCEPT",
                            "UNDER_INITIAL_REVIEW",
                            LocalDate.of(2890, 6, 5).plusDays(days));
        }
        Stream.of(LocalDate.of(2889, 6, 1), LocalDate.of(2890, 7, 3))
                .forEach(day -> file().move("SUBMIT", "SUBMITTED", day)
                        .move("ACCEPT", "UNDER_INITIAL_REVIEW", day.plusDays(20)));
        add();
        assertThat(PUBLIC.waits()).containsExactly(new WaitingTime(WaitStage.ACCEPTANCE, null, 4, 1, 6));
    }

    @Test
    void no_file_and_no_registration_is_read() {
        List<String> statements = Statements.of(JDBI, () -> {
            PUBLIC.registered();
            PUBLIC.years();
            PUBLIC.waits();
        });
        assertThat(statements)
                .hasSize(4)
                .noneMatch(text -> text.contains("certificate.") || text.contains("application."));
    }

    private static void register(long agency, String category, String until, String ending) {
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        with r as (
                            insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                                employer_code, employer_name, agency_id, ending, ended_on)
                            values (gen_random_uuid(), -:n, '77' || lpad(:n::text, 9, '0'), 'GRANTED', '2020-01-01', :category, '', '',
                                :agency, :ending, case when :ending::text is not null then '2027-01-01'::date end)
                            returning id)
                        insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                        select r.id, 'INITIAL', gen_random_uuid(), d - 1000, d, now() from r, (select :until::date) as e(d)
                        """)
                .bind("n", next())
                .bind("category", category)
                .bind("agency", agency)
                .bind("ending", ending)
                .bind("until", until)
                .execute());
    }
}
