package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Settings;

/** Links that set a password: 256 random bits in a mail, only their hash in the database, good once and not for long. */
@ApplicationScoped
class OneTimeLinks {

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;

    protected OneTimeLinks() {}

    @Inject
    OneTimeLinks(Jdbi jdbi, Clock clock, Policy policy) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
    }

    /** Hours a link is good for. */
    int hours() {
        return policy.at(LocalDate.now(clock)).integer("account.link_hours");
    }

    /**
     * Whether the account may be sent another one: so many an hour and a day, lest somebody fill its mailbox. The account's row is
     * held until the transaction ends, so that requests at the same moment are counted one after another.
     */
    boolean isMoreAllowed(long accountId) {
        PolicyParameters today = policy.at(LocalDate.now(clock));
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> {
            handle.execute("select 1 from account.account where id = ? for update", accountId);
            return handle.createQuery(
                            """
                            select count(*) filter (where created_at > :hourAgo) < :anHour and count(*) < :aDay
                            from account.one_time_link where account_id = :account and created_at > :dayAgo
                            """)
                    .bind("account", accountId)
                    .bind("hourAgo", now.minusHours(1))
                    .bind("dayAgo", now.minusDays(1))
                    .bind("anHour", today.integer("account.links_an_hour"))
                    .bind("aDay", today.integer("account.links_a_day"))
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    /** The address of a new link for the account; any older one stops working. */
    String create(long accountId) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            "update account.one_time_link set used_at = :now where account_id = :account and used_at is null")
                    .bind("now", now)
                    .bind("account", accountId)
                    .execute();
            handle.createUpdate(
                            """
                            insert into account.one_time_link (account_id, token_hash, created_at, expires_at)
                            values (:account, :hash, :now, :expires)
                            """)
                    .bind("account", accountId)
                    .bind("hash", hash(text))
                    .bind("now", now)
                    .bind("expires", now.plusHours(hours()))
                    .execute();
        });
        return Settings.current().url("/set-password.xhtml?token=" + text);
    }

    /** The account an unused, unexpired link is for. */
    Optional<Long> account(String token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select account_id from account.one_time_link
                        where token_hash = :hash and used_at is null and expires_at > :now
                        """)
                .bind("hash", hash(token))
                .bind("now", OffsetDateTime.now(clock))
                .mapTo(Long.class)
                .findOne());
    }

    /** Uses the link up; of two at once one gets the account, the other nothing. */
    Optional<Long> use(String token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update account.one_time_link set used_at = :now
                        where token_hash = :hash and used_at is null and expires_at > :now returning account_id
                        """)
                .bind("hash", hash(token))
                .bind("now", OffsetDateTime.now(clock))
                .mapTo(Long.class)
                .findOne());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((token == null ? "" : token).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
