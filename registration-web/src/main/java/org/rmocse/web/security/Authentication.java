package org.rmocse.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rmocse.account.Accounts;
import org.rmocse.account.HalfSignIn;
import org.rmocse.account.SecondFactors;
import org.rmocse.account.SignIn;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Refusals;

/**
 * Signs people in by the forms of our own pages, a password and then a code where the account has a second factor; who they are the
 * accounts say. The container takes nobody but who is {@link Proven}.
 */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/sign-in.xhtml", useForwardToLogin = false, errorPage = ""))
@ApplicationScoped
public class Authentication implements IdentityStore {

    /** A refusal comes no sooner than this after the question, so that its time does not tell whether the name is known. */
    static final long REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    @Inject
    private Accounts accounts;

    @Inject
    private SecondFactors factors;

    @Inject
    private HttpServletRequest request;

    /** The first step. */
    Optional<SignIn> password(String name, String password) {
        return unhurried(() -> accounts.authenticate(
                name == null ? "" : name, password == null ? "" : password, ClientAddress.of(request)));
    }

    /** The second step, where the first asked for it. */
    Optional<SignIn> code(HalfSignIn half, String code) {
        return unhurried(() -> factors.finish(half, code, ClientAddress.of(request)));
    }

    private Optional<SignIn> unhurried(Supplier<Optional<SignIn>> question) {
        long asked = System.nanoTime();
        Optional<SignIn> answer = question.get();
        if (answer.isEmpty()) {
            Refusals.log("a wrong name, password or code", request);
            LockSupport.parkNanos(REFUSAL_NANOS - (System.nanoTime() - asked));
        }
        return answer;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof Proven proven) || proven.signIn().half() != null) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(
                proven.signIn().publicId().toString(),
                proven.signIn().roles().stream().map(Enum::name).collect(Collectors.toSet()));
    }
}
