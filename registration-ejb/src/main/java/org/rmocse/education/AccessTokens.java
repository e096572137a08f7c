package org.rmocse.education;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * The tokens with which training bodies' own systems report: 256 random bits shown once, only their keyed hash in the database, each
 * bound to the account that made it and ended after some days.
 */
@Stateless
public class AccessTokens {

    private static final String PURPOSE = "education.access_token.token";
    private static final String BEGINNING = "edu_";
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST = 100;

    private final SecureRandom random = new SecureRandom();

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private FieldEncryption encryption;

    @Inject
    private CurrentActor current;

    @Inject
    private TrainingBodyReads bodies;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private AuditTrail audit;

    public AccessTokens() {}

    AccessTokens(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            FieldEncryption encryption,
            CurrentActor current,
            TrainingBodyReads bodies,
            AccountDirectory accounts,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
        this.current = current;
        this.bodies = bodies;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Those of the caller's body, the latest first. */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public List<AccessToken> list() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.public_id, t.name, a.name as account, t.created_at, t.expires_at, t.revoked_at, t.last_used_at,
                            t.revoked_at is null and t.expires_at > :now and coalesce(a.enabled, false) as good
                        from education.access_token t left join account.account a on a.id = t.account_id
                        where t.body_id = :body order by t.id desc
                        """)
                .bind("now", now)
                .bind("body", current.actor().trainingBodyId())
                .map((row, context) -> new AccessToken(
                        row.getObject("public_id", UUID.class),
                        row.getString("name"),
                        row.getString("account"),
                        instant(row.getObject("created_at", OffsetDateTime.class)),
                        instant(row.getObject("expires_at", OffsetDateTime.class)),
                        instant(row.getObject("revoked_at", OffsetDateTime.class)),
                        instant(row.getObject("last_used_at", OffsetDateTime.class)),
                        row.getBoolean("good")))
                .list());
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** How many days a token is good for. */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public int days() {
        return today().integer("education_api.token_days");
    }

    /**
     * A new token.
     *
     * @param name what the body calls it
     * @return what it reads, which nobody can be shown again
     * @throws Rejected PROOF_NEEDED, TRAINING_BODY_CLOSED, what is wrong with the name, or TOKENS_TOO_MANY
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public String create(String name) {
        Actor actor = current.actor();
        TrainingBody body = bodies.reporting(actor).orElseThrow(AccessTokens::notFound);
        String called = TrainingBodyRule.text(name);
        if (called == null) {
            throw new Rejected(Finding.of("REQUIRED", "name"));
        }
        if (called.length() > LONGEST) {
            throw new Rejected(Finding.of("TOO_LONG", "name").having(called.length(), LONGEST));
        }
        current.requireProof();
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        BlindIndex index = encryption.index(token, PURPOSE);
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID publicId = PublicId.next();
        jdbi.useHandle(handle -> {
            requireMoreAllowed(handle, body.id(), now);
            handle.createUpdate(
                            """
                            insert into education.access_token (public_id, body_id, account_id, name, token_index, index_version,
                                created_at, expires_at)
                            values (:id, :body, :account, :name, :index, :version, :now, :expires)
                            """)
                    .bind("id", publicId)
                    .bind("body", body.id())
                    .bind("account", actor.accountId())
                    .bind("name", called)
                    .bind("index", index.bytes())
                    .bind("version", index.keyVersion())
                    .bind("now", now)
                    .bind("expires", now.plusDays(days()))
                    .execute();
        });
        audit.record(actor, "access_token.created", "access_token", publicId, Map.of("name", called));
        return token;
    }

    private void requireMoreAllowed(Handle handle, long body, OffsetDateTime now) {
        int most = today().integer("education_api.max_tokens");
        handle.execute("select 1 from education.training_body where id = ? for update", body);
        int good = handle.createQuery(
                        """
                        select count(*) from education.access_token
                        where body_id = :body and revoked_at is null and expires_at > :now
                        """)
                .bind("body", body)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
        if (good >= most) {
            throw new Rejected(Finding.of("TOKENS_TOO_MANY", null).having(good, most));
        }
    }

    /**
     * Ends a token at once.
     *
     * @throws Rejected NOT_FOUND where the caller's body has no such token, or it was revoked before
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public void revoke(UUID publicId) {
        int revoked = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update education.access_token set revoked_at = :now
                        where public_id = :id and body_id = :body and revoked_at is null
                        """)
                .bind("now", OffsetDateTime.now(clock))
                .bind("id", publicId)
                .bind("body", current.actor().trainingBodyId())
                .execute());
        if (revoked == 0) {
            throw notFound();
        }
        audit.record(current.actor(), "access_token.revoked", "access_token", publicId, Map.of());
    }

    /** Who acts with this token; empty where it is unknown, revoked or ended, or its account was closed or is another body's. */
    @PermitAll
    public Optional<Actor> bearer(String token) {
        if (token == null || !token.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        List<BlindIndex> indexes = encryption.indexes(token, PURPOSE);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                update education.access_token t set last_used_at = :now
                                from unnest(:versions, :indexes) as w(version, index)
                                where w.version = t.index_version and t.token_index = decode(w.index, 'hex')
                                  and t.revoked_at is null and t.expires_at > :now
                                returning t.account_id, t.body_id
                                """)
                        .bind("now", now)
                        .bind(
                                "versions",
                                indexes.stream().map(BlindIndex::keyVersion).toArray(Integer[]::new))
                        .bind("indexes", indexes.stream().map(BlindIndex::hex).toArray(String[]::new))
                        .map((row, context) -> new long[] {row.getLong("account_id"), row.getLong("body_id")})
                        .findOne())
                .flatMap(found -> accounts.actor(found[0])
                        .filter(actor -> Long.valueOf(found[1]).equals(actor.trainingBodyId())));
    }

    private PolicyParameters today() {
        return policy.at(LocalDate.now(clock));
    }

    private static Rejected notFound() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
