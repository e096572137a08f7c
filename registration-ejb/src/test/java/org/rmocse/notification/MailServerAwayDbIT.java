package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A mail server that is away, or hangs up, costs time and no mail. */
class MailServerAwayDbIT extends MailDeliveryDatabaseTest {

    @Test
    void a_dropping_mail_holds_up_no_other() {
        server.answering("RCPT TO:<poison@b.example>", ScriptedMailServer.DROP);
        write("poison@b.example");
        write("good@b.example");
        delivery.deliverDue();
        assertThat(statuses()).containsExactly("WAITING", "SENT");
    }

    @Test
    void tries_nothing_while_the_server_is_away_and_gives_up_nothing() {
        server.answering("GREETING", "421 closed for the weekend");
        for (int i = 0; i < 5; i++) {
            write("person" + i + "@b.example");
        }
        delivery.deliverDue();
        assertThat(server.connections()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            CLOCK.moveTo(CLOCK.instant().plusSeconds(1800));
            delivery.deliverDue();
        }
        assertThat(server.connections()).isEqualTo(21);
        assertThat(deliveries.of(subject)).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("WAITING");
            assertThat(row.attempts()).isZero();
        });
        server.answeringWell();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(parameters.integer("mail.pause_seconds")));
        delivery.deliverDue();
        assertThat(server.taken()).hasSize(5);
    }

    @Test
    void pauses_after_several_lost_connections_in_a_row() {
        server.answering("END", ScriptedMailServer.DROP);
        for (int i = 0; i < 10; i++) {
            write("person" + i + "@b.example");
        }
        delivery.deliver(heard.ids());
        assertThat(server.connections()).isEqualTo(parameters.integer("mail.lost_before_pause"));
        assertThat(statuses()).containsOnly("WAITING");
    }
}
