package org.rmocse.account;

import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.shared.Actor;

/** Stands where the container's caller is, in tests without one: the work is done as the actor it is given. */
public final class Acting {

    private Acting() {}

    /** Knows only who was set by {@link #as}; nobody is signed in otherwise. */
    public static CurrentActor current(AccountDirectory directory) {
        return new CurrentActor(directory);
    }

    /** The real directory; of it only what needs no entity manager. */
    public static AccountDirectory directory(Jdbi jdbi, People people) {
        return new AccountDirectory(jdbi, people, new CallerName());
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
}
