package org.rmocse.notification;

import jakarta.mail.Session;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.IntFunction;

/** Mails and mail sessions for the tests of this package. */
final class SampleMails {

    static final UUID PUBLIC_ID = UUID.fromString("01935000-0000-7000-8000-000000000001");
    static final Instant WRITTEN_AT = Instant.parse("2026-11-23T02:00:00Z");

    private SampleMails() {}

    /** A value for everything any notice names. */
    static Map<String, String> values() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("name", "欧阳测试"),
                Map.entry("kind", "延续注册"),
                Map.entry("receipt", "20260000001"),
                Map.entry("dueOn", "2026-11-30"),
                Map.entry("desk", "虚构省的窗口先看"),
                Map.entry("outcome", "虚构的结果已登记"),
                Map.entry("reasons", "申请表第二页未上传\n公章不清晰"),
                Map.entry("agency", "虚构省应急管理厅"),
                Map.entry("reason", "被虚构的雨淋湿"),
                Map.entry("item", "证书标签"),
                Map.entry("bring", "请带上虚构的证件"),
                Map.entry("employer", "虚构化工有限公司"),
                Map.entry("former", "虚构旧名有限公司"),
                Map.entry("by", "虚构审查员"),
                Map.entry("hours", "24"),
                Map.entry("endsOn", "2027-01-09"),
                Map.entry("number", "20260000001"),
                Map.entry("day", "2026-11-30"),
                Map.entry("ground", "虚构的情形"),
                Map.entry("rule", "R0：虚构的依据"),
                Map.entry("until", "2031-11-30"),
                Map.entry("open", "没有在办的申请。"),
                Map.entry("opensOn", "2026-01-09"),
                Map.entry("link", "https://register.example/a?x=1&y=2")));
    }

    static OutgoingMail mail(NoticeType type, String recipient, Map<String, String> values) {
        return new OutgoingMail(PUBLIC_ID, recipient, MailText.of(type, "zh-CN", values), WRITTEN_AT);
    }

    /** The mail session of a server on this machine, as the application server would configure it, with time-outs. */
    static IntFunction<Session> sessions(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.from", "registration@register.example");
        Session configured = Session.getInstance(properties);
        return seconds -> MailSession.strict(configured, seconds);
    }
}
