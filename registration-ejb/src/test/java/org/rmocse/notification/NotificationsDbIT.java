package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PublicId;

class NotificationsDbIT extends DatabaseTest {

    private final HeardNotices heard = new HeardNotices();
    private final Notifications notifications = new Notifications(JDBI, CLOCK, ENCRYPTION, heard);
    private final Deliveries deliveries = new Deliveries(JDBI);
    private final UUID subject = PublicId.next();

    @AfterEach
    void countNoMore() {
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void writes_a_notice_into_the_log_and_announces_its_row() {
        inTransaction(() -> notifications.send(approved("a@b.example")));
        assertThat(deliveries.of(subject)).singleElement().satisfies(delivery -> {
            assertThat(delivery.type()).isEqualTo(NoticeType.APPLICATION_APPROVED);
            assertThat(delivery.status()).isEqualTo("WAITING");
            assertThat(delivery.attempts()).isZero();
            assertThat(delivery.createdAt()).isEqualTo(CLOCK.instant());
            assertThat(delivery.nextAttemptAt()).isEqualTo(CLOCK.instant());
            assertThat(delivery.sentAt()).isNull();
            assertThat(delivery.error()).isNull();
        });
        assertThat(heard.ids()).isEqualTo(ids());
    }

    @Test
    void leaves_nothing_of_a_deed_that_was_rolled_back() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    notifications.send(approved("a@b.example"));
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");
        assertThat(deliveries.of(subject)).isEmpty();
    }

    @Test
    void writes_thousands_with_one_statement() {
        List<Notice> notices = IntStream.range(0, 2350)
                .mapToObj(i -> approved("person" + i + "@b.example"))
                .toList();
        List<String> statements = new ArrayList<>();
        JDBI.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });
        inTransaction(() -> notifications.sendAll(notices));
        assertThat(statements).hasSize(1);
        assertThat(heard.ids()).hasSize(2350).doesNotHaveDuplicates();
        assertThat(ids()).hasSize(2350);
    }

    @Test
    void leaves_out_who_has_no_address() {
        inTransaction(() -> notifications.sendAll(List.of(approved(null), approved(" "), approved("a@b.example"))));
        assertThat(heard.ids()).hasSize(1);
        inTransaction(() -> notifications.sendAll(List.of(approved(null))));
        assertThat(heard.ids()).hasSize(1);
    }

    @Test
    void keeps_a_one_time_link_out_of_the_database() {
        String link = "https://register.example/password?token=planted-" + next();
        inTransaction(() -> notifications.sendAll(List.of(
                new Notice(
                        NoticeType.PASSWORD_RESET,
                        "a@b.example",
                        Locale.ENGLISH,
                        subject,
                        Map.of("name", "Test", "hours", "24"),
                        link),
                approved("b@b.example"))));
        String dump = JDBI.withHandle(handle -> handle.createQuery(
                        "select string_agg(o::text || encode(coalesce(secret, ''), 'escape'), '') from notification.outbox o")
                .mapTo(String.class)
                .one());
        assertThat(dump).contains(subject.toString()).doesNotContain("planted-");
        assertThat(JDBI.<List<Boolean>, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select secret is not null from notification.outbox where subject_id = :subject order by id")
                        .bind("subject", subject)
                        .mapTo(Boolean.class)
                        .list()))
                .containsExactly(true, false);
    }

    @Test
    void shows_neither_secret_nor_values_when_printed() {
        Notice notice = new Notice(
                NoticeType.PASSWORD_RESET,
                "a@b.example",
                Locale.ENGLISH,
                subject,
                Map.of("name", "planted"),
                "planted");
        assertThat(notice.toString()).doesNotContain("planted", "a@b.example").contains("PASSWORD_RESET");
    }

    private Notice approved(String email) {
        return new Notice(
                NoticeType.APPLICATION_APPROVED,
                email,
                Locale.SIMPLIFIED_CHINESE,
                subject,
                Map.of("name", "欧阳测试", "receipt", "1", "link", "https://register.example/1"));
    }

    private List<Long> ids() {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select id from notification.outbox where subject_id = :subject order by id")
                .bind("subject", subject)
                .mapTo(Long.class)
                .list());
    }
}
