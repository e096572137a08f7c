package org.rmocse.account;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Policy;

/** Stands where the container's caller is, in tests without one: the work is done as the actor it is given. */
public final class Acting {

    private Acting() {}

    /** Knows only who was set by {@link #as}; nobody is signed in otherwise. */
    public static CurrentActor current(AccountDirectory directory) {
        return new CurrentActor(directory);
    }

    /** Knows nobody, but when whoever it is last gave the password. */
    public static CurrentActor proving(AccountDirectory directory, LastProof lastProof, Policy policy, Clock clock) {
        return new CurrentActor(directory, lastProof, policy, clock);
    }

    /** The real directory; of it only what needs no entity manager. */
    public static AccountDirectory directory(Jdbi jdbi, People people) {
        return new AccountDirectory(jdbi, people, new Nobody());
    }

    /** Runs the work as that actor; exceptions pass as they are. */
    public static <T> T as(Actor actor, Callable<T> work) {
        try {
            return CurrentActor.as(actor, work);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The caller where nobody is signed in. */
    private static final class Nobody extends CallerName {

        @Override
        public Optional<UUID> publicId() {
            return Optional.empty();
        }
    }
}
