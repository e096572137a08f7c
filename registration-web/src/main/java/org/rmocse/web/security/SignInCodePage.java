package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rmocse.account.SecondFactors;
import org.rmocse.account.SignIn;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.RateLimit;

/** The second step of signing in; until it is done nobody is signed in. */
@Named
@RequestScoped
public class SignInCodePage {

    @Inject
    private Authentication authentication;

    @Inject
    private SecondFactors factors;

    @Inject
    private Admission admission;

    @Inject
    private OpenSession session;

    @Inject
    private RateLimit limit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    private String code;
    private String next;

    public void signIn() throws IOException {
        if (!isAwaited()) {
            return;
        }
        String address = ClientAddress.of(request);
        long wait = limit.secondsToWait(Limited.SIGN_IN, address);
        if (wait > 0) {
            messages.show(List.of(Finding.of("SIGN_IN_BUSY", null).having(null, wait)));
            return;
        }
        Optional<SignIn> signIn = authentication.code(session.half(), code);
        if (signIn.isEmpty()) {
            messages.show(List.of(Finding.of("SIGN_IN_CODE_FAILED", "code")));
            return;
        }
        limit.takeBack(Limited.SIGN_IN, address);
        admission.enter(signIn.get(), next);
    }

    /** Whether a password was right here a short while ago. */
    public boolean isAwaited() {
        return factors.isAwaited(session.half());
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
