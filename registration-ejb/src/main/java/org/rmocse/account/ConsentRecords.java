package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;

/** Keeps who agreed to which version of the privacy notice; nothing of it is ever changed. */
@ApplicationScoped
class ConsentRecords {

    private Jdbi jdbi;
    private Clock clock;
    private AuditTrail audit;

    protected ConsentRecords() {}

    @Inject
    ConsentRecords(Jdbi jdbi, Clock clock, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
    }

    /** The version that is asked for today. */
    PrivacyNotice inForce() {
        return PrivacyNotice.inForce(LocalDate.now(clock));
    }

    /** Keeps that the account's holder agrees to the version in force; once kept, nothing happens. */
    void give(Actor holder, boolean sensitive, Locale language) {
        give(holder, inForce().version(), sensitive, language, clock.instant());
    }

    /** The same of a version and a moment of before, as of a request that was granted later. */
    void give(Actor holder, int version, boolean sensitive, Locale language, Instant at) {
        int kept = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into account.consent (account_id, version, sensitive, language, given_at)
                        values (:account, :version, :sensitive, :language, :at) on conflict (account_id, version) do nothing
                        """)
                .bind("account", holder.accountId())
                .bind("version", version)
                .bind("sensitive", sensitive)
                .bind("language", language.toLanguageTag())
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .execute());
        if (kept == 1) {
            audit.record(
                    holder,
                    "account.consent_given",
                    "account",
                    holder.publicId(),
                    Map.of(
                            "version", String.valueOf(version),
                            "sensitive", String.valueOf(sensitive),
                            "language", language.toLanguageTag()));
        }
    }

    /** What an account's holder agreed to, the latest version first. */
    List<Consent> of(long accountId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select version, sensitive, language, given_at from account.consent where account_id = :account
                        order by version desc
                        """)
                .bind("account", accountId)
                .map((row, context) -> new Consent(
                        row.getInt("version"),
                        row.getBoolean("sensitive"),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getObject("given_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
