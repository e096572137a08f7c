package org.rmocse.run;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A mail server that keeps what it is given and shows it on a page: where the demo's and the tests' mail ends. */
public final class MailSink implements AutoCloseable {

    private static final String HEAD =
            """
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>演示邮箱 · Demo mailbox</title>
            <style>body{font:16px/1.6 "PingFang SC","Microsoft YaHei",system-ui,sans-serif;max-width:760px;margin:2rem auto;
            padding:0 1rem;color:#1c2b33;background:#f4f7f8}article{background:#fff;border:1px solid #d5dfe3;border-radius:8px;
            padding:1rem 1.25rem;margin:1rem 0}h1{font-size:1.4rem}h2{font-size:1.05rem;margin:0}small{color:#52656e}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}a{color:#0b5c74}</style></head><body>
            <h1>演示邮箱 · Demo mailbox</h1>
            <p>系统发出的邮件都在这里，最新的在前。 All mail of the demo ends here, newest first.</p>
            """;

    private final GreenMail mail;
    private final HttpServer page;

    private MailSink(GreenMail mail, HttpServer page) {
        this.mail = mail;
        this.page = page;
    }

    public static MailSink start() throws IOException {
        GreenMail mail = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        MailSink sink = new MailSink(mail, page);
        page.createContext("/", sink::show);
        page.start();
        return sink;
    }

    public int smtpPort() {
        return mail.getSmtp().getPort();
    }

    /** The page that shows the mails. */
    public String address() {
        return "http://localhost:" + page.getAddress().getPort() + "/";
    }

    /** Everything received, oldest first. */
    public List<MimeMessage> messages() {
        return Arrays.asList(mail.getReceivedMessages());
    }

    /** The plain text of a mail. */
    public static String text(Message message) throws MessagingException, IOException {
        Object content = message.getContent();
        if (content instanceof MimeMultipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return first.getContent().toString();
        }
        return content.toString();
    }

    private void show(HttpExchange exchange) throws IOException {
        StringBuilder html = new StringBuilder(HEAD);
        List<MimeMessage> messages = messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            try {
                MimeMessage message = messages.get(i);
                html.append("<article><h2>")
                        .append(escape(message.getSubject()))
                        .append("</h2><small>")
                        .append(escape(Arrays.toString(message.getAllRecipients())))
                        .append(" · ")
                        .append(escape(String.valueOf(message.getSentDate())))
                        .append("</small><pre>")
                        .append(escape(text(message)).replaceAll("(https?://[^\\s<]+)", "<a href=\"$1\">$1</a>"))
                        .append("</pre></article>");
            } catch (MessagingException unreadable) {
                html.append("<article>").append(escape(unreadable.getMessage())).append("</article>");
            }
        }
        if (messages.isEmpty()) {
            html.append("<article>还没有邮件。 No mail yet.</article>");
        }
        byte[] body = html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String escape(String text) {
        if (text == null) {
            return "";
        }
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() {
        page.stop(0);
        mail.stop();
    }
}
