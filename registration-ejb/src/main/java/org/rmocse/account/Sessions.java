package org.rmocse.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Where people are signed in: everybody sees and ends the own sessions, the security administrator those of any account. What is ended
 * here opens nothing from the next request on, on every server ({@link OpenSessions}).
 */
@Stateless
public class Sessions {

    @Inject
    private AccountDirectory directory;

    @Inject
    private CurrentActor current;

    @Inject
    private AuditTrail audit;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    public Sessions() {}

    Sessions(AccountDirectory directory, CurrentActor current, AuditTrail audit, Jdbi jdbi, Clock clock) {
        this.directory = directory;
        this.current = current;
        this.audit = audit;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Where the caller is signed in, the place of the question first, then the one last used.
     *
     * @param here the session that asks
     * @param idle how long a session lasts without a request
     */
    @RolesAllowed("**")
    public List<SignedInSession> mine(UUID here, Duration idle) {
        return open(current.actor().publicId(), here, idle);
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @throws Rejected PROOF_NEEDED, or NOT_FOUND where the caller has no such session open
     */
    @RolesAllowed("**")
    public void end(UUID session) {
        current.requireProof();
        Actor actor = current.actor();
        int ended = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update account.session set ended_at = :now, ended_by = :account
                        where public_id = :session and account_id = :account and ended_at is null
                        """)
                .bind("now", at(clock.instant()))
                .bind("session", session)
                .bind("account", actor.accountId())
                .execute());
        if (ended == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        audit.record(actor, "account.session_ended", "account", actor.publicId(), Map.of());
    }

    /**
     * Ends every session of the caller but this one.
     *
     * @throws Rejected PROOF_NEEDED
     */
    @RolesAllowed("**")
    public void endOthers(UUID here) {
        current.requireProof();
        Actor actor = current.actor();
        end(actor.accountId(), here, actor);
        audit.record(actor, "account.other_sessions_ended", "account", actor.publicId(), Map.of());
    }

    /**
     * Whose account it is that signs in by this name.
     *
     * @param name an e-mail address, registration number or identity number, as typed
     * @throws Rejected ACCOUNT_NOT_FOUND
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public UUID find(String name) {
        return directory
                .bySignInName(name)
                .map(Account::publicId)
                .orElseThrow(() -> new Rejected(Finding.of("ACCOUNT_NOT_FOUND", "name")));
    }

    /**
     * An account and where it is signed in.
     *
     * @param idle how long a session lasts without a request
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public AccountSessions of(UUID account, Duration idle) {
        Account found = account(account);
        return new AccountSessions(
                account, found.name(), found.email(), directory.actor(found).roles(), open(account, null, idle));
    }

    /**
     * Ends every session of an account, and what has begun of signing in; its holder may sign in anew.
     *
     * @throws Rejected NOT_FOUND, or OWN_ACCOUNT: one's own are ended where one sees them
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void endAll(UUID account) {
        Account found = account(account);
        Actor actor = current.actor();
        if (account.equals(actor.publicId())) {
            throw new Rejected(Finding.of("OWN_ACCOUNT", null));
        }
        end(found.id(), null, actor);
        found.endSessions();
        audit.record(actor, "account.sessions_ended", "account", account, Map.of());
    }

    private Account account(UUID publicId) {
        return directory.byPublicId(publicId).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private void end(long account, UUID exceptThis, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update account.session set ended_at = :now, ended_by = :actor
                        where account_id = :account and ended_at is null and public_id is distinct from :except::uuid
                        """)
                .bind("now", at(clock.instant()))
                .bind("actor", actor.accountId())
                .bind("account", account)
                .bind("except", exceptThis)
                .execute());
    }

    private List<SignedInSession> open(UUID account, UUID here, Duration idle) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select s.public_id, s.browser, s.network, s.started_at, s.last_seen_at,
                               s.public_id is not distinct from :here::uuid as here
                        from account.session s join account.account a on a.id = s.account_id
                        where a.public_id = :account and s.ended_at is null and a.enabled and s.session_epoch = a.session_epoch
                          and s.last_seen_at > :since
                        order by here desc, s.last_seen_at desc, s.id desc
                        """)
                .bind("here", here)
                .bind("account", account)
                .bind("since", at(clock.instant().minus(idle).minus(OpenSessions.EXACTNESS)))
                .map((row, context) -> new SignedInSession(
                        row.getObject("public_id", UUID.class),
                        row.getString("browser"),
                        row.getString("network"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("here")))
                .list());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ClockProducer.ZONE);
    }
}
