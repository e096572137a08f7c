package org.rmocse.operation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditEntry;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.RegisterExtract;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** Exports over the real database: two officers of the ministry, a security administrator, and agencies of two provinces. */
abstract class ExportDatabaseTest extends ActorDatabaseTest {

    protected static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    protected static final Policy POLICY = new Policy(JDBI);
    protected static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    protected static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    protected static final AccountDirectory ACCOUNTS = Acting.directory(JDBI, PEOPLE);
    protected static final CurrentActor CURRENT = Acting.current(ACCOUNTS);
    protected static final ExportRows ROWS = new ExportRows(JDBI, CLOCK);
    protected static final Exports EXPORTS = new Exports(
            JDBI,
            CLOCK,
            POLICY,
            CURRENT,
            ACCOUNTS,
            ROWS,
            new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices()),
            AUDIT);
    protected static final ExportQueries QUERIES = new ExportQueries(CURRENT, ACCOUNTS, ROWS, AUDIT);
    protected static final ExportFiles FILES = new ExportFiles(
            CLOCK,
            CURRENT,
            new Claims(),
            new RegisterExtract(JDBI, CLOCK, POLICY, ForkJoinPool.commonPool()),
            PEOPLE,
            new Agencies(JDBI));

    /** In a register that other tests fill too, of the own agencies alone. */
    protected final String province = "P" + next();

    protected final Actor asker = officer(Role.MINISTRY_OFFICER);
    protected final Actor colleague = officer(Role.MINISTRY_OFFICER);
    protected final Actor security = officer(Role.SECURITY_ADMINISTRATOR);

    @BeforeEach
    @AfterEach
    void onTheMonday() {
        CLOCK.moveTo(MONDAY);
    }

    protected UUID ask(ExportDraft draft) {
        return as(asker, () -> EXPORTS.ask(draft));
    }

    protected ExportDraft draft(UUID askedOf) {
        return new ExportDraft(
                province, null, null, List.copyOf(EnumSet.allOf(ExportColumn.class)), false, "年度执法检查", askedOf);
    }

    protected Export seen(Actor actor, UUID export) {
        return as(actor, () -> QUERIES.find(export));
    }

    /** What is fetched, as text; a refusal passes as it is. */
    protected String csv(Actor actor, UUID export) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fetch(actor, export, ExportFormat.CSV, number -> out);
        return out.toString(StandardCharsets.UTF_8);
    }

    protected void fetch(Actor actor, UUID export, ExportFormat format, Function<String, OutputStream> receiver) {
        Acting.as(actor, () -> {
            FILES.fetch(export, format, Locale.ENGLISH, receiver);
            return null;
        });
    }

    protected static List<String> deeds(UUID export) {
        return AUDIT.of(export).stream().map(AuditEntry::action).toList();
    }

    protected static Actor officer(Role role) {
        UUID publicId = PublicId.next();
        String name = "测试官" + next();
        long id = JDBI.inTransaction(handle -> {
            long key = handle.createQuery(
                            """
                            insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                            values (nextval('account.account_seq') + 8000000, :publicId, :name, :email, 'zh-CN', true,
                                '2026-01-05T01:00:00Z') returning id
                            """)
                    .bind("publicId", publicId)
                    .bind("name", name)
                    .bind("email", publicId + "@example.invalid")
                    .mapTo(Long.class)
                    .one();
            handle.execute("insert into account.account_role (account_id, role) values (?, ?)", key, role.name());
            return key;
        });
        return new Actor(id, publicId, name, Set.of(role), null, null);
    }

    protected static long agency(String province) {
        String code = "TEST-X" + next();
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into agency.agency (public_id, code, type, name, province, categories, courier)
                        values (:id, :code, 'PROVINCE', :code, :province, '{CHEMICAL}', false) returning id
                        """)
                .bind("id", PublicId.next())
                .bind("code", code)
                .bind("province", province)
                .mapTo(Long.class)
                .one());
    }

    protected static List<Map<String, Object>> mails(UUID export) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select type, recipient, details::text from notification.outbox where subject_id = :id order by id")
                .bind("id", export)
                .mapToMap()
                .list());
    }

    /** The container's REQUIRES_NEW, in tests without one. */
    private static final class Claims extends ExportClaims {

        Claims() {
            super(JDBI, CLOCK, ROWS, AUDIT);
        }

        @Override
        public Export take(Actor actor, UUID export, String format) {
            return inTransaction(() -> super.take(actor, export, format));
        }

        @Override
        public void gone(Actor actor, Export export, int rowsGone, boolean whole) {
            inTransaction(() -> super.gone(actor, export, rowsGone, whole));
        }
    }
}
