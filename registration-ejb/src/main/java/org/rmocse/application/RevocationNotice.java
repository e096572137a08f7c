package org.rmocse.application;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Registration;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/** Tells somebody that the registration was revoked: by which rule, until when the bar holds, and what is to be done. */
final class RevocationNotice {

    private RevocationNotice() {}

    static Notice of(
            Person person,
            UUID revocation,
            Registration revoked,
            RevocationGround ground,
            LocalDate until,
            List<OpenFile> open) {
        Texts texts = Texts.of(person.locale());
        Map<String, String> values = new HashMap<>();
        values.put("name", person.name());
        values.put("number", revoked.number());
        values.put("day", revoked.endedOn().toString());
        values.put("ground", texts.of(ground));
        values.put("rule", texts.get("rule." + ground.rule()));
        values.put("until", until.toString());
        values.put("open", open(texts, open));
        values.put("link", Settings.current().url("/applicant/index.xhtml"));
        return new Notice(NoticeType.REGISTRATION_REVOKED, person.email(), person.locale(), revocation, values);
    }

    /** What becomes of the filings on their way, in one sentence. */
    static String open(Texts texts, List<OpenFile> open) {
        return open.isEmpty()
                ? texts.get("revocation.open_none")
                : texts.get(
                        "revocation.open",
                        Map.of(
                                "files",
                                open.stream()
                                        .map(file -> texts.get(
                                                "revocation.file",
                                                Map.of("kind", texts.of(file.kind()), "receipt", file.receipt())))
                                        .collect(Collectors.joining(texts.get("list.and")))));
    }
}
