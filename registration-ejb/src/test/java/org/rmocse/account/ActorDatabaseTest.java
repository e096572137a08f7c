package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Deeds at a boundary over the real database, each by an actor and in a transaction of its own. */
public abstract class ActorDatabaseTest extends DatabaseTest {

    protected static <T> T as(Actor actor, Callable<T> work) {
        return Acting.as(actor, () -> inTransaction(() -> called(work)));
    }

    /** Done, or what it was refused with; a refusal leaves nothing. */
    protected static Object outcome(Actor actor, Runnable deed) {
        try {
            return as(actor, () -> {
                deed.run();
                return "done";
            });
        } catch (Rejected refused) {
            return refused.findings();
        }
    }

    protected static void does(Actor actor, Runnable deed) {
        assertThat(outcome(actor, deed)).isEqualTo("done");
    }

    /** What it must be refused with. */
    protected static List<Finding> refused(Actor actor, Runnable deed) {
        Object outcome = outcome(actor, deed);
        assertThat(outcome).isInstanceOf(List.class);
        return ((List<?>) outcome).stream().map(Finding.class::cast).toList();
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
