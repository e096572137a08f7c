package org.rmocse.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSinkTest {

    private MailSink sink;

    @BeforeEach
    void start() throws IOException {
        sink = MailSink.start();
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void says_that_there_is_no_mail_yet() throws Exception {
        assertThat(page().body()).contains("还没有邮件").contains("No mail yet");
    }

    @Test
    void keeps_what_it_is_sent_and_shows_the_newest_first() throws Exception {
        send("第一封 first", "你好\nline two");
        send("第二封 second", "再见");
        assertThat(sink.messages()).hasSize(2);
        assertThat(sink.messages().get(0).getSubject()).isEqualTo("第一封 first");
        assertThat(MailSink.text(sink.messages().get(0))).startsWith("你好");
        String page = page().body();
        assertThat(page).contains("你好", "line two", "lin@demo.example").doesNotContain("No mail yet");
        assertThat(page.indexOf("第二封 second")).isPositive().isLessThan(page.indexOf("第一封 first"));
    }

    @Test
    void a_link_can_be_clicked() throws Exception {
        String link = "https://register.example/set-password.xhtml?token=aB-_9&lang=en";
        send("link", "Open " + link + "\nand set it.");
        assertThat(page().body())
                .contains("<a href=\"https://register.example/set-password.xhtml?token=aB-_9&amp;lang=en\">"
                        + "https://register.example/set-password.xhtml?token=aB-_9&amp;lang=en</a>");
    }

    @Test
    void what_a_mail_says_is_text_and_nothing_else() throws Exception {
        send("<img src=x onerror=alert(1)>", "<script>alert(1)</script> https://a.example/\"onmouseover=\"x <b>");
        HttpResponse<String> page = page();
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x")
                .doesNotContain("<script", "<img", "\"onmouseover");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void shows_the_plain_text_of_a_mail_in_parts() throws Exception {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText("plain words", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>other words</p>", "text/html; charset=UTF-8");
        MimeMessage message = message("parts");
        message.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(message);
        assertThat(page().body()).contains("plain words").doesNotContain("other words");
    }

    @Test
    void a_mail_without_subject_is_shown_too() throws Exception {
        MimeMessage message = message(null);
        message.setText("words", "UTF-8");
        Transport.send(message);
        assertThat(page().body()).contains("words");
    }

    private void send(String subject, String text) throws MessagingException {
        MimeMessage message = message(subject);
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private MimeMessage message(String subject) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(sink.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom("registration@localhost");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse("lin@demo.example"));
        if (subject != null) {
            message.setSubject(subject, "UTF-8");
        }
        return message;
    }

    private HttpResponse<String> page() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(sink.address())).build(), HttpResponse.BodyHandlers.ofString());
    }
}
