package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.audit.AuditEntry;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** The mails as a system administrator sees them, and those that failed sent again through the real sender. */
class MailsDbIT extends MailDeliveryDatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final MailFilter ALL = new MailFilter(null, null, null, null);

    private final AuditTrail audit = new AuditTrail(JDBI, CLOCK);
    private final Mails mails = new Mails(JDBI, CLOCK, policy, audit, heard);
    private final MailQueries queries = new MailQueries(JDBI, CLOCK, policy);
    private final Actor administrator =
            new Actor(next(), PublicId.next(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);

    @Test
    void a_mail_is_told_of_by_type_state_and_answer_and_its_address_is_masked() {
        received("good@b.example");
        delivery.deliverDue();
        server.answering("RCPT", "550 no such mailbox");
        received("nobody@b.example");
        delivery.deliverDue();
        server.answering("RCPT", "450 greylisted");
        received("later@b.example");
        delivery.deliverDue();
        assertThat(list(ALL))
                .extracting(MailLine::recipient, MailLine::state, MailLine::error, MailLine::getAnswer)
                .containsExactly(
                        tuple("l***@b.example", MailState.WAITING, "450", MailAnswer.REFUSED_FOR_NOW),
                        tuple("n***@b.example", MailState.FAILED, "550", MailAnswer.REFUSED_FOR_GOOD),
                        tuple("g***@b.example", MailState.SENT, null, null));
        assertThat(list(new MailFilter(null, MailState.FAILED, null, null)))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.sendable()).isTrue();
                    assertThat(failed.type()).isEqualTo("APPLICATION_WITHDRAWN");
                    assertThat(failed.nextAttemptAt()).isNull();
                });
        assertThat(list(new MailFilter("PASSWORD_RESET", null, null, null))).isEmpty();
    }

    @Test
    void days_and_types_are_counted_as_far_back_as_the_policy_says() {
        CLOCK.moveTo(START.minus(Duration.ofDays(14)));
        received("old@b.example");
        CLOCK.moveTo(START.minus(Duration.ofDays(13)));
        received("a@b.example");
        // eight in the evening in London is the next day in Beijing
        CLOCK.moveTo(LocalDate.of(2026, 11, 21).atTime(20, 0).toInstant(ZoneOffset.UTC));
        write("b@b.example");
        CLOCK.moveTo(START);
        assertThat(queries.days())
                .containsExactly(
                        new MailDay(LocalDate.of(2026, 11, 22), new DeliveryCounts(1, 0, 0)),
                        new MailDay(LocalDate.of(2026, 11, 10), new DeliveryCounts(1, 0, 0)));
        assertThat(queries.kinds(null))
                .extracting(MailKind::type)
                .containsExactly("APPLICATION_WITHDRAWN", "PASSWORD_RESET");
        assertThat(queries.kinds(LocalDate.of(2026, 11, 22)))
                .extracting(MailKind::type)
                .containsExactly("PASSWORD_RESET");
        assertThat(list(ALL)).hasSize(2);
        assertThat(list(new MailFilter(null, null, LocalDate.of(2026, 11, 10), null)))
                .hasSize(1);
    }

    @Test
    void what_failed_is_sent_again_once_and_the_trail_says_by_whom() {
        server.answering("RCPT", "550 no such mailbox");
        received("nobody@b.example");
        delivery.deliverDue();
        UUID mail = list(ALL).get(0).publicId();
        server.answeringWell();
        inTransaction(() -> mails.sendAgain(administrator, mail));
        assertThat(heard.ids()).hasSize(2).containsOnly(heard.ids().get(0));
        assertRefused(() -> mails.sendAgain(administrator, mail), "MAIL_NOT_FAILED");
        delivery.deliver(heard.ids());
        assertThat(only()).satisfies(row -> {
            assertThat(row.status()).isEqualTo("SENT");
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.error()).isNull();
        });
        assertRefused(() -> mails.sendAgain(administrator, mail), "MAIL_NOT_FAILED");
        assertThat(audit.of(mail)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("mail.sent_again");
            assertThat(entry.actorName()).isEqualTo("系统管理员");
            assertThat(entry.detail()).contains("APPLICATION_WITHDRAWN", "550").doesNotContain("nobody");
        });
    }

    @Test
    void all_of_a_type_are_sent_again_together_and_no_others() {
        server.answering("RCPT", "550 no such mailbox");
        received("one@b.example");
        received("two@b.example");
        write("link@b.example");
        delivery.deliverDue();
        assertThat(queries.kinds(null))
                .extracting(MailKind::type, MailKind::sendable)
                .containsExactlyInAnyOrder(tuple("APPLICATION_WITHDRAWN", 2), tuple("PASSWORD_RESET", 0));
        assertRefused(() -> mails.sendAllAgain(administrator, "PASSWORD_RESET", null), "MAIL_NOT_FAILED");
        assertRefused(
                () -> mails.sendAllAgain(administrator, "APPLICATION_WITHDRAWN", TODAY.minusDays(1)),
                "MAIL_NOT_FAILED");
        server.answeringWell();
        assertThat(inTransaction(() -> mails.sendAllAgain(administrator, "APPLICATION_WITHDRAWN", TODAY)))
                .isEqualTo(2);
        delivery.deliverDue();
        assertThat(server.taken()).hasSize(2);
        assertThat(statuses()).containsExactly("SENT", "SENT", "FAILED");
        assertThat(list(new MailFilter("APPLICATION_WITHDRAWN", null, null, null)))
                .allSatisfy(mail -> assertThat(audit.of(mail.publicId()))
                        .extracting(AuditEntry::action)
                        .containsExactly("mail.sent_again"));
    }

    @Test
    void a_wiped_link_and_a_broken_address_cannot_be_sent_again_and_are_told_apart() {
        received("a..b@b.example");
        write("a@b.example");
        server.answering("RCPT", "550 no such mailbox");
        delivery.deliverDue();
        assertThat(list(new MailFilter(null, MailState.FAILED, null, null)))
                .hasSize(2)
                .allSatisfy(mail -> {
                    assertThat(mail.sendable()).isFalse();
                    assertRefused(
                            () -> mails.sendAgain(administrator, mail.publicId()),
                            mail.error().equals("550") ? "MAIL_LINK_GONE" : "MAIL_ADDRESS_WRONG");
                });
        assertRefused(() -> mails.sendAgain(administrator, PublicId.next()), "NOT_FOUND");
        assertThat(statuses()).containsExactly("FAILED", "FAILED");
    }

    @Test
    void a_long_list_is_read_on_where_it_ended_and_a_row_of_an_unknown_type_disturbs_nobody() {
        for (int i = 0; i < 51; i++) {
            received("p" + i + "@b.example");
        }
        JDBI.useHandle(handle -> handle.execute(
                "update notification.outbox set type = 'NO_SUCH_TYPE' where recipient = 'p0@b.example'"));
        MailPart first = queries.list(ALL);
        assertThat(first.mails()).hasSize(50);
        MailPart second = queries.list(new MailFilter(null, null, null, first.next()));
        assertThat(second.mails()).extracting(MailLine::type).containsExactly("NO_SUCH_TYPE");
        assertThat(second.next()).isNull();
        assertThat(queries.kinds(null))
                .extracting(MailKind::type, one -> one.counts().waiting())
                .contains(tuple("NO_SUCH_TYPE", 1));
    }

    private List<MailLine> list(MailFilter filter) {
        return queries.list(filter).mails();
    }

    private void received(String recipient) {
        inTransaction(() -> notifications.send(new Notice(
                NoticeType.APPLICATION_WITHDRAWN,
                recipient,
                Locale.SIMPLIFIED_CHINESE,
                subject,
                Map.ofEntries(
                        entry("name", "欧阳测试"),
                        entry("kind", "延续注册"),
                        entry("receipt", "1"),
                        entry("link", "https://register.example/1")))));
    }

    private static void assertRefused(Runnable deed, String code) {
        assertThatThrownBy(() -> inTransaction(deed)).hasMessage(code);
    }
}
