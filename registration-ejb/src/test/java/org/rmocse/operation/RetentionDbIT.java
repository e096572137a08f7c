package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.ExpiringSignIns;
import org.rmocse.application.ExpiringNotes;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.ExpiringErrors;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Databases;
import org.rmocse.shared.Policy;
import org.rmocse.shared.SchemaBefore;
import org.rmocse.shared.ThreadBoundDataSource;

/** What is kept for a time only goes when that time is over, and not a day before. In a database of its own. */
class RetentionDbIT extends DatabaseTest {

    private static SchemaBefore database;
    private static ThreadBoundDataSource dataSource;
    private static Jdbi jdbi;

    private final Instant now = CLOCK.instant();

    @BeforeAll
    static void aDatabaseOfItsOwn() {
        database = new SchemaBefore(JDBI, "latest");
        dataSource = new ThreadBoundDataSource(database.dataSource());
        jdbi = Databases.over(dataSource);
    }

    @AfterAll
    static void dropped() {
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica"); // some of it is never taken away otherwise
            handle.execute("truncate account.account, application.application, certificate.register_import cascade");
            handle.execute(
                    """
                    insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                    values (1, gen_random_uuid(), '测试', 'x@staff.example', 'zh-CN', true, now())
                    """);
        });
    }

    @Test
    void links_go_a_month_after_they_were_used_or_ran_out() {
        lay("account.one_time_link (account_id, token_hash, expires_at, used_at, created_at)", "1, 'used'", 29, 31);
        lay(
                "account.one_time_link (account_id, token_hash, expires_at, used_at, created_at)",
                "1, 'usedlongago'",
                31,
                40);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.one_time_link (account_id, token_hash, expires_at, created_at)
                        values (1, 'open', :future, :past), (1, 'over', :past, :past)
                        """)
                .bind("future", ago(-1))
                .bind("past", ago(31))
                .execute());
        clear();
        assertThat(column("select convert_from(token_hash, 'UTF8') from account.one_time_link order by 1"))
                .containsExactly("open", "used");
    }

    @Test
    void places_people_signed_in_from_go_when_they_are_no_longer_known() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.sign_in_origin (account_id, origin, signed_in_at, locked_until)
                        values (1, 'known', :known, null), (1, 'old', :old, null), (1, 'locked', :old, :known),
                               (1, 'failing', null, null)
                        """)
                .bind("known", ago(89))
                .bind("old", ago(91))
                .execute());
        clear();
        assertThat(column("select convert_from(origin, 'UTF8') from account.sign_in_origin order by 1"))
                .containsExactly("failing", "known", "locked");
    }

    @Test
    void more_than_a_part_goes_in_one_night_and_the_trail_says_how_much() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.one_time_link (account_id, token_hash, expires_at, created_at)
                        select 1, convert_to('n' || n, 'UTF8'), :past, :past from generate_series(1, 2500) n
                        """)
                .bind("past", ago(31))
                .execute());
        clear();
        assertThat(column("select count(*)::text from account.one_time_link")).containsExactly("0");
        assertThat(
                        column(
                                """
                        select sum((detail ->> 'rows')::integer)::text from audit.entry
                        where action = 'retention.removed' and detail ->> 'table' = 'account.one_time_link'
                          and actor_name = 'retention'
                        """))
                .first()
                .satisfies(rows -> assertThat(Integer.parseInt(rows)).isGreaterThanOrEqualTo(2500));
    }

    @Test
    void every_place_can_be_asked_and_gives_up_nothing_where_nothing_is_over() {
        Retention retention = retention();
        assertThat(retention.places()).hasSize(6);
        for (int place = 0; place < 6; place++) {
            assertThat(retention.part(place)).isFalse();
        }
    }

    private void clear() {
        new RetentionTimer(retention()).clear();
    }

    /** Each part in a transaction of its own, as the container has it. */
    private static Retention retention() {
        return new Retention(
                CLOCK,
                new Policy(jdbi),
                new AuditTrail(jdbi, CLOCK),
                List.of(new ExpiringSignIns(jdbi), new ExpiringErrors(jdbi), new ExpiringNotes(jdbi))) {
            @Override
            public boolean part(int place) {
                return dataSource.inTransaction(() -> super.part(place));
            }
        };
    }

    private void lay(String into, String values, int usedDaysAgo, int expiredDaysAgo) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into " + into + " values (" + values + ", :expired, :used, :expired)")
                .bind("expired", ago(expiredDaysAgo))
                .bind("used", ago(usedDaysAgo))
                .execute());
    }

    private OffsetDateTime ago(int days) {
        return OffsetDateTime.ofInstant(now.minus(Duration.ofDays(days)), ZoneOffset.UTC);
    }

    private static List<String> column(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
