package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;

/** From outbox row to mail server: the real rows, the real sender, real connections. */
@Timeout(120)
abstract class MailDeliveryDatabaseTest extends DatabaseTest {

    protected static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    /** Every refusal is logged, and here there are many. */
    private static final Logger LOG = Logger.getLogger(MailDelivery.class.getName());

    protected final ScriptedMailServer server = new ScriptedMailServer();
    protected final HeardNotices heard = new HeardNotices();
    protected final Notifications notifications = new Notifications(JDBI, CLOCK, ENCRYPTION, heard);
    protected final Deliveries deliveries = new Deliveries(JDBI);
    protected final Outbox outbox = new Outbox(JDBI);
    protected final MailDelivery delivery = worker(new MailPause());
    protected final UUID subject = PublicId.next();
    protected final PolicyParameters parameters = policy.at(LocalDate.of(2026, 11, 23));

    @BeforeEach
    void emptyTheOutbox() {
        LOG.setLevel(Level.OFF);
        CLOCK.moveTo(START);
        JDBI.useHandle(handle -> handle.execute("delete from notification.outbox"));
    }

    @AfterEach
    void stop() {
        server.close();
        CLOCK.moveTo(START);
        LOG.setLevel(null);
    }

    protected MailDelivery worker(MailPause pause) {
        return worker(server.port(), pause);
    }

    protected MailDelivery worker(int port, MailPause pause) {
        return new MailDelivery(outbox, CLOCK, policy, ENCRYPTION, new MailSender(SampleMails.sessions(port)), pause);
    }

    protected void write(String recipient) {
        inTransaction(() -> notifications.send(new Notice(
                NoticeType.PASSWORD_RESET,
                recipient,
                Locale.SIMPLIFIED_CHINESE,
                subject,
                Map.of("name", "欧阳测试", "hours", "24"),
                "https://register.example/password?token=" + next())));
    }

    protected Delivery only() {
        List<Delivery> all = deliveries.of(subject);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    protected List<String> statuses() {
        return JDBI.withHandle(handle -> handle.createQuery("select status from notification.outbox order by id")
                .mapTo(String.class)
                .list());
    }

    protected boolean hasSecret() {
        return JDBI.withHandle(handle -> handle.createQuery("select secret is not null from notification.outbox")
                .mapTo(Boolean.class)
                .one());
    }
}
