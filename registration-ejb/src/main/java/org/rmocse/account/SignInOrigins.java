package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PolicyParameters;

/** The places an account was tried from, each with its wrong passwords in a row; kept as keyed hashes of network addresses. */
@ApplicationScoped
class SignInOrigins {

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SignInOrigins() {}

    @Inject
    SignInOrigins(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    /** Whether that place must still wait. */
    boolean isLocked(long account, String origin, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select 1 from account.sign_in_origin
                                       where account_id = :account and origin = :origin and locked_until > :at)
                        """)
                .bind("account", account)
                .bind("origin", hash(origin))
                .bind("at", at(at))
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether the account was signed in from there not long ago. */
    boolean isKnown(long account, String origin, Instant at, PolicyParameters policy) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select 1 from account.sign_in_origin
                                       where account_id = :account and origin = :origin and signed_in_at > :since)
                        """)
                .bind("account", account)
                .bind("origin", hash(origin))
                .bind("since", at(at.minus(policy.integer("account.known_origin_days"), ChronoUnit.DAYS)))
                .mapTo(Boolean.class)
                .one());
    }

    /** Counts a wrong password from there and makes it wait as long as the rule says. */
    void failed(long account, String origin, Instant at, PolicyParameters policy) {
        jdbi.useHandle(handle -> {
            int failures = handle.createQuery(
                            """
                            insert into account.sign_in_origin as o (account_id, origin, failures) values (:account, :origin, 1)
                            on conflict (account_id, origin) do update set failures = o.failures + 1 returning failures
                            """)
                    .bind("account", account)
                    .bind("origin", hash(origin))
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate(
                            """
                            update account.sign_in_origin set locked_until = :until
                            where account_id = :account and origin = :origin
                            """)
                    .bind(
                            "until",
                            LockOut.here(failures, at, policy)
                                    .map(SignInOrigins::at)
                                    .orElse(null))
                    .bind("account", account)
                    .bind("origin", hash(origin))
                    .execute();
        });
    }

    /** Remembers that the account's holder is there. */
    void succeeded(long account, String origin, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.sign_in_origin (account_id, origin, signed_in_at) values (:account, :origin, :at)
                        on conflict (account_id, origin)
                        do update set failures = 0, locked_until = null, signed_in_at = excluded.signed_in_at
                        """)
                .bind("account", account)
                .bind("origin", hash(origin))
                .bind("at", at(at))
                .execute());
    }

    /** Lets every place try again. */
    void unlock(long account) {
        jdbi.useHandle(handle -> handle.execute(
                "update account.sign_in_origin set failures = 0, locked_until = null where account_id = ?", account));
    }

    private byte[] hash(String origin) {
        return encryption.index(origin, "account.sign_in_origin.origin").bytes();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ClockProducer.ZONE);
    }
}
