package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/** Lets the system itself act through the boundary methods in somebody's role: to lay demo data, and in tests. */
@ApplicationScoped
public class Impersonation {

    private Instance<RoleBearer> bearers;

    protected Impersonation() {}

    @Inject
    Impersonation(@Any Instance<RoleBearer> bearers) {
        this.bearers = bearers;
    }

    /**
     * Runs the work as that actor, in the actor's first role.
     *
     * @throws IllegalStateException wrapping a checked exception of the work; others pass as they are
     */
    public <T> T as(Actor actor, Callable<T> work) {
        Role role = actor.roles().iterator().next();
        RoleBearer bearer = bearers.stream()
                .filter(one -> one.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody bears the role " + role));
        try {
            return CurrentActor.as(actor, () -> bearer.call(work));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
