package org.rmocse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** Runs work as somebody with the role {@link Role#EDUCATION_PROVIDER}; see {@link Impersonation}. */
@Stateless
@RunAs(RoleNames.EDUCATION_PROVIDER)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EducationProviderBearer implements RoleBearer {

    @Override
    @PermitAll
    public Role role() {
        return Role.EDUCATION_PROVIDER;
    }

    @Override
    @PermitAll
    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
