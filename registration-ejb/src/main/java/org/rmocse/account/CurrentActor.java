package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Who is acting: the signed-in account, read afresh so that a closed account or a lost role counts at once. */
@ApplicationScoped
public class CurrentActor {

    private static final ThreadLocal<Actor> SET = new ThreadLocal<>();

    private AccountDirectory directory;

    protected CurrentActor() {}

    @Inject
    CurrentActor(AccountDirectory directory) {
        this.directory = directory;
    }

    /** @throws Rejected SIGNED_OUT if nobody is signed in or the account was closed */
    public Actor actor() {
        return find().orElseThrow(() -> new Rejected(Finding.of("SIGNED_OUT", null)));
    }

    /** The same for pages that anybody sees. */
    public Optional<Actor> find() {
        Actor set = SET.get();
        return set != null
                ? Optional.of(set)
                : directory.current().filter(Account::isEnabled).map(directory::actor);
    }

    /** The number that a password change raises; a session opened with another one has ended. */
    public int sessionEpoch() {
        return directory
                .current()
                .filter(Account::isEnabled)
                .map(Account::sessionEpoch)
                .orElse(-1);
    }

    static <T> T as(Actor actor, Callable<T> work) throws Exception {
        Actor before = SET.get();
        SET.set(actor);
        try {
            return work.call();
        } finally {
            if (before == null) {
                SET.remove();
            } else {
                SET.set(before);
            }
        }
    }
}
