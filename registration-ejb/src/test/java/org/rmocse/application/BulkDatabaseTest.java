package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.rmocse.applicant.Person;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** Decisions about many files over the real database; an order is carried out when a test says so. */
abstract class BulkDatabaseTest extends ProcessDatabaseTest {

    protected static final List<ReasonGiven> UNCLEAR =
            List.of(new ReasonGiven("materials.CONTRACT", ReasonCode.IMG_UNCLEAR, "合同不清晰"));

    private static final Event<BulkOrdered> UNHEARD = new EventTo<>(ordered -> {});
    private static final BulkQueries READS = new BulkQueries(JDBI);
    private static final BulkRows ROWS = new BulkRows(JDBI, CLOCK, AUDIT, UNHEARD);

    protected static final BulkChecks CHECKS = new BulkChecks(READS, MOVES, ROUNDS);
    protected static final BulkDecisions BULK = new BulkDecisions(CLOCK, POLICY, CURRENT, CHECKS, ROWS);
    protected static final BulkOrders BULK_ORDERS =
            new BulkOrders(JDBI, CLOCK, CURRENT, CHECKS, READS, ROWS, AUDIT, UNHEARD);

    /** Each chunk in a transaction of its own, as the container has it. */
    static class Runs extends BulkRuns {

        Runs() {
            super(JDBI, CLOCK, ACCOUNTS, MOVES, CHECKS);
        }

        @Override
        int run(long id, int most) {
            return inTransaction((Supplier<Integer>) () -> super.run(id, most));
        }

        @Override
        void fail(long id, int position) {
            inTransaction(() -> super.fail(id, position));
        }
    }

    protected static void carryOut() {
        new BulkWork(new Runs()).round();
    }

    /** An officer whose account is in the database, since it is looked up again when the order is carried out. */
    protected static Actor kept(Long agency, Role... roles) {
        long id = 700_000_000L + next();
        UUID publicId = PublicId.next();
        JDBI.useHandle(handle -> {
            handle.execute(
                    "insert into account.account (id, public_id, name, email, locale, enabled, created_at)"
                            + " values (?, ?, ?, ?, 'zh-CN', true, ?)",
                    id,
                    publicId,
                    "经办" + id,
                    id + "@staff.example",
                    OffsetDateTime.ofInstant(MONDAY, ClockProducer.ZONE));
            for (Role role : roles) {
                handle.execute(
                        "insert into account.account_role (account_id, role, agency_id) values (?, ?, ?)",
                        id,
                        role.name(),
                        agency);
            }
        });
        return ACCOUNTS.actor(id).orElseThrow();
    }

    protected static List<LaidFile> lay(int count, ApplicationKind kind, Status status, long agency) {
        return inTransaction(() -> {
            Map<String, String> policy = POLICY.at(today()).asMap();
            List<LaidFile> files = people(count).stream()
                    .map(Person::id)
                    .map(person -> LaidFile.lay(JDBI, kind, status, person, agency, MONDAY, policy))
                    .toList();
            report(files);
            return files;
        });
    }

    /** Once an agency has reported a file, the centre may see it. */
    private static void report(List<LaidFile> files) {
        JDBI.useHandle(handle -> handle.createUpdate(
                        "update application.application set report_batch_id = 1 where id = any(:ids) and status in ('REPORTED', 'AWAITING_APPROVAL')")
                .bind("ids", files.stream().map(LaidFile::id).toArray(Long[]::new))
                .execute());
    }

    protected static LaidFile lay(Status status, long agency) {
        return lay(1, ApplicationKind.INITIAL, status, agency).get(0);
    }

    protected static List<UUID> publicIds(List<LaidFile> files) {
        return files.stream().map(LaidFile::publicId).toList();
    }

    protected static UUID order(Actor officer, Action action, List<LaidFile> files) {
        boolean told = MoveNotices.notice(action).isPresent();
        return as(officer, () -> BULK.order(action, publicIds(files), told ? UNCLEAR : List.of(), "一并办理"));
    }

    protected static BulkOrder progress(Actor officer, UUID order) {
        return as(officer, () -> BULK_ORDERS.progress(order));
    }

    protected static List<BulkLine> lines(Actor officer, UUID order) {
        return as(officer, () -> BULK_ORDERS.lines(order));
    }

    protected static Status status(LaidFile file) {
        return Status.valueOf(strings("select status from application.application where id = ?", file.id())
                .get(0));
    }

    protected static void assertAll(List<LaidFile> files, Status status) {
        assertThat(files).allSatisfy(file -> assertThat(status(file)).isEqualTo(status));
    }

    protected static long moves(List<LaidFile> files) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select count(*) from application.move where application_id = any(:ids)")
                        .bind("ids", files.stream().map(LaidFile::id).toArray(Long[]::new))
                        .mapTo(Long.class)
                        .one());
    }

    protected static void run(Actor officer, Runnable work) {
        as(officer, () -> {
            work.run();
            return null;
        });
    }
}
