package org.rmocse.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.rmocse.account.Accounts;
import org.rmocse.web.shared.ClientAddress;

/** Signs people in by the form of our own page; who they are the accounts say. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/sign-in.xhtml", useForwardToLogin = false, errorPage = ""))
@ApplicationScoped
public class Authentication implements IdentityStore {

    @Inject
    private Accounts accounts;

    @Inject
    private HttpServletRequest request;

    /** Called by the container through the interface's default method. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return accounts.authenticate(
                        credential.getCaller(), credential.getPasswordAsString(), ClientAddress.of(request))
                .map(signIn -> new CredentialValidationResult(
                        signIn.publicId().toString(),
                        signIn.roles().stream().map(Enum::name).collect(Collectors.toSet())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
