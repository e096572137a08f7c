package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Texts;

/**
 * Tells people what happened. A notice is a row of the outbox in the transaction of the deed: rolled back with it, and
 * handed to {@link MailDispatch} by {@link CommitObserver} after it committed. Needs a transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Notifications {

    static final String PLACE = "notification.outbox.secret:";

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
        String[] secrets = new String[count];
        Integer[] keyVersions = new Integer[count];
        for (int i = 0; i < count; i++) {
            Notice notice = addressed.get(i);
            publicIds[i] = PublicId.next();
            types[i] = notice.type().name();
            subjects[i] = notice.subject();
            recipients[i] = notice.email();
            locales[i] = (notice.locale() == null ? Texts.CHINESE : notice.locale()).toLanguageTag();
            details[i] = JSON.toJson(notice.values());
            if (notice.secret() != null) {
                Sealed sealed = encryption.seal(notice.secret(), place(publicIds[i]));
                secrets[i] = Base64.getEncoder().encodeToString(sealed.bytes());
                keyVersions[i] = sealed.keyVersion();
            }
        }
        List<Long> ids = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into notification.outbox (public_id, type, subject_id, recipient, locale, details, secret,
                                secret_key_version, status, next_attempt_at, created_at)
                        select n.public_id, n.type, n.subject_id, n.recipient, n.locale, n.details::jsonb, decode(n.secret, 'base64'),
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

    /** The letter as its recipient would read it; nothing is written and nobody is told. */
    public Letter preview(Notice notice) {
        MailText text = MailText.of(
                notice.type(),
                (notice.locale() == null ? Texts.CHINESE : notice.locale()).toLanguageTag(),
                notice.values());
        return new Letter(text.language(), text.subject(), text.plain());
    }

    /** Where the secret of the row with that public id is kept. */
    static String place(UUID publicId) {
        return PLACE + publicId;
    }
}
