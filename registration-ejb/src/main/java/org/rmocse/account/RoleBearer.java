package org.rmocse.account;

import jakarta.ejb.Local;
import java.util.concurrent.Callable;
import org.rmocse.shared.Role;

/** Runs work in one role; there is one bean a role, because the container takes the role from an annotation. */
@Local
public interface RoleBearer {

    Role role();

    /** Runs the work in the role, in the caller's transaction if there is one. */
    <T> T call(Callable<T> work) throws Exception;
}
