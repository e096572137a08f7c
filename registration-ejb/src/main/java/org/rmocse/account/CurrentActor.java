package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;

/** Who is acting: the signed-in account, read afresh so that a closed account or a lost role counts at once. */
@ApplicationScoped
public class CurrentActor {

    private static final ThreadLocal<Actor> SET = new ThreadLocal<>();

    private AccountDirectory directory;
    private LastProof lastProof;
    private Policy policy;
    private Clock clock;

    protected CurrentActor() {}

    CurrentActor(AccountDirectory directory) {
        this.directory = directory;
    }

    @Inject
    CurrentActor(AccountDirectory directory, LastProof lastProof, Policy policy, Clock clock) {
        this(directory);
        this.lastProof = lastProof;
        this.policy = policy;
        this.clock = clock;
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

    /**
     * Lets nobody do what cannot be undone at a desk that was left open: the password, and the code where there is one, must have been
     * given a short while ago. Where the system acts in somebody's name there is nobody to ask.
     *
     * @throws Rejected PROOF_NEEDED
     */
    public void requireProof() {
        if (SET.get() != null) {
            return;
        }
        int minutes = policy.at(LocalDate.now(clock)).integer("account.proof_minutes");
        if (!lastProof.isWithin(Duration.ofMinutes(minutes), clock.instant())) {
            throw new Rejected(Finding.of("PROOF_NEEDED", "proofPassword").having(null, minutes));
        }
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
