package org.rmocse.operation;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.rmocse.account.Officer;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Settings;

/** What the two who make an export tell one another. */
final class ExportNotices {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ClockProducer.ZONE);

    private ExportNotices() {}

    /** @param ofMinistry in whose room the officer decides: the ministry's, else the security administrators' */
    static Notice asked(Officer officer, boolean ofMinistry, UUID export, String number, String reason, Actor by) {
        return notice(
                NoticeType.EXPORT_ASKED,
                officer,
                export,
                ofMinistry ? "/ministry/exports.xhtml?id=" : "/admin/exports.xhtml?id=",
                Map.of("number", number, "purpose", reason, "by", by.name()));
    }

    static Notice decided(Officer officer, Export export) {
        boolean refused = export.refusal() != null;
        return notice(
                refused ? NoticeType.EXPORT_REFUSED : NoticeType.EXPORT_GRANTED,
                officer,
                export.publicId(),
                "/ministry/exports.xhtml?id=",
                refused
                        ? Map.of("number", export.number(), "by", export.decidedBy(), "why", export.refusal())
                        : Map.of(
                                "number", export.number(),
                                "by", export.decidedBy(),
                                "usableUntil", TIME.format(export.usableUntil())));
    }

    private static Notice notice(
            NoticeType type, Officer officer, UUID export, String page, Map<String, String> particulars) {
        Map<String, String> values = new HashMap<>(particulars);
        values.put("name", officer.name());
        values.put("link", Settings.current().url(page + export));
        return new Notice(type, officer.email(), officer.locale(), export, values);
    }
}
