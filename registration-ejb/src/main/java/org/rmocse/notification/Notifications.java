package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;

/**
 * Tells people what happened. A notice is a row of the outbox in the transaction of the deed: rolled back with it, and
 * handed to {@link MailDispatch} after it committed.
 */
@ApplicationScoped
public class Notifications {

    static final String SECRET_PLACE = "notification.outbox.secret:";

    private static final Jsonb JSON = JsonbBuilder.create();

    private Jdbi jdbi;
    private Clock clock;
    private FieldEncryption encryption;
    private Event<NoticesWritten> written;

    protected Notifications() {}

    @Inject
    public Notifications(Jdbi jdbi, Clock clock, FieldEncryption encryption, Event<NoticesWritten> written) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.encryption = encryption;
        this.written = written;
    }

    public void send(Notice notice) {
        sendAll(List.of(notice));
    }

    /** Writes all of them with one statement; those without an address are left out. */
    public void sendAll(List<Notice> notices) {
        List<Notice> addressed = notices.stream()
                .filter(notice -> notice.email() != null && !notice.email().isBlank())
                .toList();
        if (addressed.isEmpty()) {
            return;
        }
        int count = addressed.size();
        UUID[] publicIds = new UUID[count];
        String[] types = new String[count];
        UUID[] subjects = new UUID[count];
        String[] recipients = new String[count];
        String[] locales = new String[count];
        String[] details = new String[count];
        byte[][] secrets = new byte[count][];
        Integer[] keyVersions = new Integer[count];
        for (int i = 0; i < count; i++) {
            Notice notice = addressed.get(i);
            publicIds[i] = PublicId.next();
            types[i] = notice.type().name();
            subjects[i] = notice.subject();
            recipients[i] = notice.email();
            locales[i] = notice.locale() == null ? "zh-CN" : notice.locale().toLanguageTag();
            details[i] = JSON.toJson(notice.values());
            if (notice.secret() != null) {
                Sealed sealed = encryption.seal(notice.secret(), SECRET_PLACE + publicIds[i]);
                secrets[i] = sealed.bytes();
                keyVersions[i] = sealed.keyVersion();
            }
        }
        List<Long> ids = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into notification.outbox (public_id, type, subject_id, recipient, locale, details, secret,
                                secret_key_version, status, next_attempt_at, created_at)
                        select n.public_id, n.type, n.subject_id, n.recipient, n.locale, n.details::jsonb, n.secret,
                               n.key_version, 'WAITING', :at, :at
                        from unnest(:publicIds, :types, :subjects, :recipients, :locales, :details, :secrets, :keyVersions)
                            as n(public_id, type, subject_id, recipient, locale, details, secret, key_version)
                        returning id
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("publicIds", publicIds)
                .bind("types", types)
                .bind("subjects", subjects)
                .bind("recipients", recipients)
                .bind("locales", locales)
                .bind("details", details)
                .bind("secrets", secrets)
                .bind("keyVersions", keyVersions)
                .mapTo(Long.class)
                .list());
        written.fire(new NoticesWritten(new ArrayList<>(ids)));
    }

    /** The delivery log of one object, oldest first. */
    public List<Delivery> deliveries(UUID subject) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select type, status, attempts, created_at, sent_at from notification.outbox
                        where subject_id = :subject order by id
                        """)
                .bind("subject", subject)
                .map((row, context) -> new Delivery(
                        NoticeType.valueOf(row.getString("type")),
                        row.getString("status"),
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("sent_at", OffsetDateTime.class) == null
                                ? null
                                : row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
