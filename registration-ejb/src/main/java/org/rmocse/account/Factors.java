package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PrintedCode;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Sealed;

/** The second factors that are kept: sealed secrets, each with the last code taken, and the keyed hashes of recovery codes. */
@ApplicationScoped
class Factors {

    /** By what a second step was made. */
    enum Means {
        APP,
        RECOVERY_CODE
    }

    static final String PLACE = "account.second_factor.secret:";
    private static final String PURPOSE = "account.recovery_code.code:";
    /** So many random bits that a hash of them needs no salt and no slowness (ASVS 6.5.2): five in each sign. */
    private static final int LENGTH = 25;

    private final SecureRandom random = new SecureRandom();

    private Jdbi jdbi;
    private Clock clock;
    private FieldEncryption encryption;

    protected Factors() {}

    @Inject
    Factors(Jdbi jdbi, Clock clock, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.encryption = encryption;
    }

    /** Since when the account has one; empty where it has none. */
    Optional<Instant> since(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select confirmed_at from account.second_factor where account_id = :account")
                        .bind("account", account.id())
                        .map((row, context) -> Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class)))
                        .findOne())
                .flatMap(confirmed -> confirmed)
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Draws a new secret, which counts once a code of it was right; one that was drawn before and not confirmed is forgotten.
     *
     * @throws Rejected NOT_FOUND where the account has a second factor already
     */
    byte[] draw(Account account) {
        byte[] secret = new byte[TimeCode.SECRET_BYTES];
        random.nextBytes(secret);
        Sealed sealed = encryption.seal(secret, PLACE + account.publicId());
        int drawn = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into account.second_factor as f (account_id, secret, secret_key_version, drawn_at)
                        values (:account, :secret, :version, :now)
                        on conflict (account_id) do update
                        set secret = excluded.secret, secret_key_version = excluded.secret_key_version, drawn_at = excluded.drawn_at
                        where f.confirmed_at is null
                        """)
                .bind("account", account.id())
                .bind("secret", sealed.bytes())
                .bind("version", sealed.keyVersion())
                .bind("now", now())
                .execute());
        if (drawn == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        return secret;
    }

    /** The secret that awaits its first code. */
    Optional<byte[]> drawn(Account account) {
        return secret(account, false);
    }

    private Optional<byte[]> secret(Account account, boolean confirmed) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select secret, secret_key_version from account.second_factor
                                where account_id = :account and (confirmed_at is not null) = :confirmed
                                """)
                        .bind("account", account.id())
                        .bind("confirmed", confirmed)
                        .map((row, context) -> new Sealed(row.getInt("secret_key_version"), row.getBytes("secret")))
                        .findOne())
                .map(kept -> encryption.open(kept, PLACE + account.publicId()));
    }

    /** Switches it on where the code is one of the drawn secret; that code is used up by it. */
    boolean confirm(Account account, String typed) {
        OptionalLong step = drawn(account)
                .map(secret -> TimeCode.matching(secret, plain(typed), clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && jdbi.withHandle(handle -> handle.createUpdate(
                                        """
                                        update account.second_factor set confirmed_at = :now, last_step = :step
                                        where account_id = :account and confirmed_at is null
                                        """)
                                .bind("now", now())
                                .bind("step", step.getAsLong())
                                .bind("account", account.id())
                                .execute())
                        == 1;
    }

    /**
     * Takes a code of the app or a recovery code, each once; of two at once with the same one fails.
     *
     * @return by what it was done; empty where the code is wrong, of a time that is over, or was taken before
     */
    Optional<Means> take(Account account, String typed) {
        String plain = plain(typed);
        if (TimeCode.isOne(plain)) {
            return takeStep(account, plain) ? Optional.of(Means.APP) : Optional.empty();
        }
        return takeRecoveryCode(account, typed) ? Optional.of(Means.RECOVERY_CODE) : Optional.empty();
    }

    private boolean takeStep(Account account, String code) {
        OptionalLong step = secret(account, true)
                .map(secret -> TimeCode.matching(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && jdbi.withHandle(handle -> handle.createUpdate(
                                        """
                                        update account.second_factor set last_step = :step
                                        where account_id = :account and last_step < :step
                                        """)
                                .bind("step", step.getAsLong())
                                .bind("account", account.id())
                                .execute())
                        == 1;
    }

    private boolean takeRecoveryCode(Account account, String typed) {
        List<BlindIndex> indexes =
                encryption.indexes(PrintedCode.plain(typed == null ? "" : typed), PURPOSE + account.publicId());
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                update account.recovery_code c set used_at = :now
                                from unnest(:versions, :indexes) as w(version, index)
                                where c.account_id = :account and c.used_at is null
                                  and c.index_version = w.version and c.code_index = decode(w.index, 'hex')
                                """)
                        .bind("now", now())
                        .bind("account", account.id())
                        .bind(
                                "versions",
                                indexes.stream().map(BlindIndex::keyVersion).toArray(Integer[]::new))
                        .bind("indexes", indexes.stream().map(BlindIndex::hex).toArray(String[]::new))
                        .execute())
                == 1;
    }

    /** New recovery codes in the place of all there were; this is the only time they can be read. */
    List<String> drawRecoveryCodes(Account account, int many) {
        List<String> codes = Stream.generate(() -> PrintedCode.draw(LENGTH))
                .distinct()
                .limit(many)
                .toList();
        jdbi.useHandle(handle -> {
            handle.execute("delete from account.recovery_code where account_id = ?", account.id());
            for (String code : codes) {
                BlindIndex index = encryption.index(code, PURPOSE + account.publicId());
                handle.execute(
                        "insert into account.recovery_code (account_id, code_index, index_version) values (?, ?, ?)",
                        account.id(),
                        index.bytes(),
                        index.keyVersion());
            }
        });
        return codes.stream().map(code -> code.replaceAll("(.{5})(?!$)", "$1-")).toList();
    }

    /** How many recovery codes are left. */
    int recoveryCodes(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from account.recovery_code where account_id = :account and used_at is null")
                .bind("account", account.id())
                .mapTo(Integer.class)
                .one());
    }

    /** Takes the account's second factor away, and the recovery codes with it. */
    void remove(Account account) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from account.recovery_code where account_id = ?", account.id());
            handle.execute("delete from account.second_factor where account_id = ?", account.id());
        });
    }

    /** Apps show the six digits with a blank between. */
    private static String plain(String typed) {
        return typed == null ? "" : typed.replaceAll("\\s", "");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ClockProducer.ZONE);
    }
}
