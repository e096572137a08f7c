package org.rmocse.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.rmocse.account.Accounts;
import org.rmocse.account.SignIn;
import org.rmocse.web.shared.ClientAddress;

/** Signs people in by the form of our own page; who they are the accounts say. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/sign-in.xhtml", useForwardToLogin = false, errorPage = ""))
@ApplicationScoped
public class Authentication implements IdentityStore {

    /** A refusal comes no sooner than this after the question, so that its time does not tell whether the name is known. */
    static final long REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    @Inject
    private Accounts accounts;

    @Inject
    private HttpServletRequest request;

    /** Called by the container through the interface's default method. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        long asked = System.nanoTime();
        Optional<SignIn> signIn = accounts.authenticate(
                credential.getCaller(), credential.getPasswordAsString(), ClientAddress.of(request));
        if (signIn.isEmpty()) {
            LockSupport.parkNanos(REFUSAL_NANOS - (System.nanoTime() - asked));
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(
                signIn.get().publicId().toString(),
                signIn.get().roles().stream().map(Enum::name).collect(Collectors.toSet()));
    }
}
