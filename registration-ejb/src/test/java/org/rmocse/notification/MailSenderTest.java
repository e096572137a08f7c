package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real mail server. */
class MailSenderTest {

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private MailSender sender;

    @BeforeEach
    void start() {
        server.start();
        sender = new MailSender(SampleMails.sessions(server.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sends_chinese_text_and_its_html_alternative() throws Exception {
        sender.send(SampleMails.mail(NoticeType.APPLICATION_RETURNED, "a@b.example", SampleMails.values()), 5);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("延续注册申请需要补正（20260000001）");
        assertThat(mail.getHeader("Subject", null)).startsWith("=?UTF-8?");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        BodyPart plain = parts.getBodyPart(0);
        BodyPart html = parts.getBodyPart(1);
        assertThat(plain.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(html.getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) plain.getContent()).contains("欧阳测试，您好", "公章不清晰");
        assertThat((String) html.getContent()).contains("<li>公章不清晰</li>");
        assertThat(parts.getCount()).isEqualTo(2);
    }

    @Test
    void says_who_when_and_that_a_machine_wrote_it() throws Exception {
        sender.send(SampleMails.mail(NoticeType.PASSWORD_RESET, "a@b.example", SampleMails.values()), 5);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getFrom()[0]).hasToString("registration@register.example");
        assertThat(mail.getAllRecipients()[0]).hasToString("a@b.example");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(SampleMails.WRITTEN_AT));
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("Content-Language", null)).isEqualTo("zh-CN");
    }

    @Test
    void gives_every_attempt_the_same_message_id() throws Exception {
        OutgoingMail mail = SampleMails.mail(NoticeType.PASSWORD_RESET, "a@b.example", SampleMails.values());
        sender.send(mail, 5);
        sender.send(mail, 5);
        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly(
                        "<" + SampleMails.PUBLIC_ID + "@localhost>", "<" + SampleMails.PUBLIC_ID + "@localhost>");
    }

    @Test
    void lets_no_value_add_a_header() throws Exception {
        Map<String, String> values = SampleMails.values();
        values.replaceAll((key, value) -> "x\r\nBcc: victim@example.org\r\n\r\nbody");
        sender.send(SampleMails.mail(NoticeType.APPLICATION_RETURNED, "a@b.example", values), 5);
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        "Return-Path",
                        "Received",
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "Content-Language");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: victim@example.org",
                "a@b.example, victim@example.org",
                "a@b.example\nX-Header: y",
                "no address",
                "a@b.example>\r\nRCPT TO:<victim@example.org"
            })
    void refuses_for_good_what_is_not_one_address(String recipient) {
        OutgoingMail mail = SampleMails.mail(NoticeType.PASSWORD_RESET, recipient, SampleMails.values());
        assertThatThrownBy(() -> sender.send(mail, 5))
                .isInstanceOfSatisfying(NotSent.class, refused -> assertThat(refused.reason())
                        .isEqualTo(NotSent.Reason.REFUSED_FOR_GOOD));
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
