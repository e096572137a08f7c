package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Settings;

/** Puts on record that somebody takes the own data away, and tells the holder by mail, before the first byte leaves. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class OwnDataClaims {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ClockProducer.ZONE);

    private Jdbi jdbi;
    private Clock clock;
    private Notifications notifications;
    private AuditTrail audit;

    protected OwnDataClaims() {}

    @Inject
    OwnDataClaims(Jdbi jdbi, Clock clock, Notifications notifications, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** Whoever opened the account without an address is told by the page alone. */
    public void take(Actor holder) {
        audit.record(holder, "account.data_exported", "account", holder.publicId(), Map.of());
        jdbi.useHandle(handle -> handle.createQuery(
                        "select email, locale from account.account where id = :id and email is not null")
                .bind("id", holder.accountId())
                .map((row, context) -> new Notice(
                        NoticeType.OWN_DATA_EXPORTED,
                        row.getString("email"),
                        Locale.forLanguageTag(row.getString("locale")),
                        null,
                        Map.of(
                                "name", holder.name(),
                                "at", TIME.format(clock.instant()),
                                "link", Settings.current().url("/account.xhtml"))))
                .forEach(notifications::send));
    }
}
