package org.rmocse.account;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.util.Optional;
import java.util.UUID;

/** The name of the caller, which is the public id of an account. */
@Stateless
public class CallerName {

    @Resource
    private SessionContext context;

    /** Empty where nobody is signed in. */
    @PermitAll
    public Optional<UUID> publicId() {
        try {
            return Optional.of(UUID.fromString(context.getCallerPrincipal().getName()));
        } catch (IllegalArgumentException anonymous) {
            return Optional.empty();
        }
    }
}
