package org.rmocse.publicity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.account.Acting;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.application.ApplicationKind;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** The sums and what is read from them, over the real database; each test looks at agencies of its own. */
abstract class StatisticsDatabaseTest extends DatabaseTest {

    protected static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    protected static final List<String> TABLES =
            List.of("statistic_count", "statistic_wait", "statistic_reason", "statistic_open", "statistic_ending");
    protected static final StatisticSums SUMS = new StatisticSums(JDBI, CLOCK);
    protected static final Statistics STATISTICS = new Statistics(
            JDBI,
            CLOCK,
            Acting.current(Acting.directory(JDBI, new People(JDBI, ENCRYPTION, new AuditTrail(JDBI, CLOCK)))),
            new Agencies(JDBI));

    protected final long agency = agency("PROVINCE", "990000");
    protected final Actor manager = officer(agency, Role.AGENCY_MANAGER);
    protected final Actor ministry = officer(null, Role.MINISTRY_OFFICER);

    /** What other tests left is summed first. */
    @BeforeEach
    void beginAfresh() {
        on(LocalDate.of(2026, 11, 23));
        inTransaction(SUMS::rebuild);
    }

    @AfterEach
    void goBack() {
        on(LocalDate.of(2026, 11, 23));
    }

    protected static void on(LocalDate day) {
        CLOCK.moveTo(day.atTime(10, 0).atZone(ClockProducer.ZONE).toInstant());
    }

    protected static boolean add() {
        return inTransaction((Supplier<Boolean>) SUMS::add);
    }

    protected static Actor officer(Long agency, Role role) {
        return new Actor(next(), PublicId.next(), "测试员", Set.of(role), null, agency);
    }

    protected static <T> T as(Actor actor, Callable<T> work) {
        return Acting.as(actor, work);
    }

    protected static long agency(String type, String province) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into agency.agency (public_id, code, type, name, province, categories)
                        values (gen_random_uuid(), 'TEST-' || gen_random_uuid(), :type, :name, :province, '{CHEMICAL}') returning id
                        """)
                .bind("type", type)
                .bind("name", "虚构机构" + next())
                .bind("province", province)
                .mapTo(Long.class)
                .one());
    }

    protected ToldFile file() {
        return new ToldFile(JDBI, ApplicationKind.INITIAL, agency, "CHEMICAL");
    }

    /** A file that came all the way to its approval on that day. */
    protected static ToldFile approved(long agency, ApplicationKind kind, String category, LocalDate day) {
        return new ToldFile(JDBI, kind, agency, category)
                .move("SUBMIT", "SUBMITTED", day.minusDays(9))
                .move("ACCEPT", "UNDER_INITIAL_REVIEW", day.minusDays(8))
                .move("PASS_INITIAL", "INITIAL_PASSED", day.minusDays(6))
                .move("REPORT", "REPORTED", day.minusDays(5))
                .move("PASS_FINAL", "AWAITING_APPROVAL", day.minusDays(2))
                .move("APPROVE", "APPROVED", day);
    }

    /** Every row of every sum that is not nought. */
    protected static List<String> sums() {
        return TABLES.stream()
                .flatMap(table -> JDBI
                        .withHandle(handle -> handle.createQuery("select '" + table + " ' || t::text from publicity."
                                        + table + " t where t::text not like '%,0)' order by 1")
                                .mapTo(String.class)
                                .list())
                        .stream())
                .toList();
    }
}
