package org.rmocse.account;

import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.Role;

/**
 * Who a name and password belong to.
 *
 * @param publicId the account's public id, which becomes the name of the caller
 * @param roles what the account may do
 * @param half where the account has a second factor, what to come back with beside its code ({@link SecondFactors#finish});
 *     until then nobody is signed in. Null where nothing is missing
 */
public record SignIn(UUID publicId, Set<Role> roles, HalfSignIn half) {

    /** Somebody of whom nothing more is asked. */
    public SignIn(UUID publicId, Set<Role> roles) {
        this(publicId, roles, null);
    }
}
