package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PublicId;

/**
 * What is on record of the sessions of signed-in people: a server keeps a session in its memory and asks here with each request
 * whether it goes on, so that ending its row ends it at once on whichever server it is. {@link Sessions} shows and ends them.
 */
@ApplicationScoped
public class OpenSessions {

    /** How exactly the last use is told; a write with each request would cost more than it says. */
    static final Duration EXACTNESS = Duration.ofMinutes(1);

    private Jdbi jdbi;
    private CallerName caller;
    private Clock clock;

    protected OpenSessions() {}

    @Inject
    OpenSessions(Jdbi jdbi, CallerName caller, Clock clock) {
        this.jdbi = jdbi;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Puts the caller's session on record, or lets it go on where what is asked at signing in has changed.
     *
     * @param before what was begun with it earlier; null where nothing was
     * @param browser which browser it is, as it says itself
     * @param network where it comes from, coarsely
     * @return what it is called from now on
     */
    public UUID begin(UUID before, String browser, String network) {
        UUID account = caller.publicId().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        return jdbi.withHandle(handle -> {
            if (before != null
                    && handle.createUpdate(
                                            """
                                    update account.session s set session_epoch = a.session_epoch, last_seen_at = :now
                                    from account.account a
                                    where a.id = s.account_id and a.public_id = :account and s.public_id = :before
                                      and s.ended_at is null
                                    """)
                                    .bind("now", now())
                                    .bind("account", account)
                                    .bind("before", before)
                                    .execute()
                            == 1) {
                return before;
            }
            if (before != null) {
                left(before);
            }
            UUID begun = PublicId.next();
            handle.createUpdate(
                            """
                            insert into account.session
                                (public_id, account_id, session_epoch, browser, network, started_at, last_seen_at)
                            select :id, id, session_epoch, :browser, :network, :now, :now
                            from account.account where public_id = :account
                            """)
                    .bind("id", begun)
                    .bind("browser", browser)
                    .bind("network", network)
                    .bind("now", now())
                    .bind("account", account)
                    .execute();
            return begun;
        });
    }

    /** Whether the caller's session goes on: it was not ended, the account is open, and the password is the one it began with. */
    public boolean goesOn(UUID session) {
        Optional<OffsetDateTime> seen = caller.publicId()
                .flatMap(account -> jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select s.last_seen_at from account.session s join account.account a on a.id = s.account_id
                                where s.public_id = :session and a.public_id = :account
                                  and s.ended_at is null and a.enabled and s.session_epoch = a.session_epoch
                                """)
                        .bind("session", session)
                        .bind("account", account)
                        .mapTo(OffsetDateTime.class)
                        .findOne()));
        seen.map(OffsetDateTime::toInstant)
                .filter(at -> !clock.instant().isBefore(at.plus(EXACTNESS)))
                .ifPresent(at -> used(session));
        return seen.isPresent();
    }

    /** Whoever else noticed meanwhile has written it. */
    private void used(UUID session) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update account.session set last_seen_at = :now where public_id = :session and last_seen_at <= :due")
                .bind("now", now())
                .bind("session", session)
                .bind("due", at(clock.instant().minus(EXACTNESS)))
                .execute());
    }

    /** Its owner signed out. */
    public void left(UUID session) {
        jdbi.useHandle(handle -> handle.execute(
                "update account.session set ended_at = ? where public_id = ? and ended_at is null", now(), session));
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ClockProducer.ZONE);
    }
}
