package org.rmocse.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** The register over the real database, and registrations to enter. */
abstract class RegisterDatabaseTest extends ActorDatabaseTest {

    protected static final Policy POLICY = new Policy(JDBI);
    protected static final Register REGISTER = new Register(JDBI, CLOCK, ENCRYPTION);
    protected static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    protected static final RegisterEntries ENTRIES = new RegisterEntries(JDBI, POLICY, ENCRYPTION, AUDIT, SIGNATURES);
    protected static final PublishedKeys KEYS = new PublishedKeys(JDBI, CLOCK, SIGNATURES);
    protected static final SignedCodes CODES = new SignedCodes(SIGNATURES, KEYS);
    protected static final Actor MINISTRY =
            new Actor(4, PublicId.next(), "测试批准人", Set.of(Role.MINISTRY_OFFICER), null, null);

    static {
        KEYS.publish();
    }

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    /** Every test grants in a year of its own, so that it sees that year's numbers begin. */
    private static final AtomicInteger YEARS = new AtomicInteger(2140);

    protected final int year = YEARS.getAndIncrement();
    protected final LocalDate day = LocalDate.of(year, 5, 4);

    @AfterEach
    void backToTheMonday() {
        CLOCK.moveTo(MONDAY);
    }

    /** Moves the clock to nine in the morning of that day. */
    protected static void moveTo(LocalDate on) {
        CLOCK.moveTo(on.atTime(9, 0).atZone(ClockProducer.ZONE).toInstant());
    }

    protected static List<Granted> grantOn(LocalDate on, List<Grant> grants) {
        moveTo(on);
        return inTransaction(() -> ENTRIES.grant(grants, MINISTRY, CLOCK.instant()));
    }

    /** A registration granted on the test's day. */
    protected Granted granted() {
        return grantOn(day, List.of(grant())).get(0);
    }

    protected static List<Grant> grants(int count) {
        return Stream.generate(RegisterDatabaseTest::grant).limit(count).toList();
    }

    protected static Grant grant() {
        return grant(1_000_000_000L + next(), 1, "欧阳测试");
    }

    protected static Grant grant(long person, long agency, String name) {
        return SampleGrants.first(person, name, "F", "999999********0024", agency);
    }

    protected static long count(String from, Object argument) {
        return JDBI.withHandle(handle -> handle.createQuery("select count(*) from " + from)
                .bind(0, argument)
                .mapTo(Long.class)
                .one());
    }
}
