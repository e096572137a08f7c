package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rmocse.account.SignIn;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.RateLimit;

/** Signing in and out. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    private Authentication authentication;

    @Inject
    private Admission admission;

    @Inject
    private RateLimit limit;

    @Inject
    private OpenSession session;

    @Inject
    private Messages messages;

    private String name;
    private String password;
    private String next;
    private boolean ended;

    /** Signs in, or leads to the second step; whoever was signed in here before leaves nothing behind. */
    public void signIn() throws IOException, ServletException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        String address = ClientAddress.of(request);
        long wait = limit.secondsToWait(Limited.SIGN_IN, address);
        if (wait > 0) {
            messages.show(List.of(Finding.of("SIGN_IN_BUSY", null).having(null, wait)));
            return;
        }
        if (request.getUserPrincipal() != null) {
            session.end();
        }
        Optional<SignIn> signIn = authentication.password(name, password);
        if (signIn.isEmpty()) {
            messages.show(List.of(Finding.of("SIGN_IN_FAILED", null)));
            return;
        }
        limit.takeBack(Limited.SIGN_IN, address);
        if (signIn.get().half() == null) {
            admission.enter(signIn.get(), next);
            return;
        }
        session.await(signIn.get().half());
        external.redirect("/sign-in-code.xhtml"
                + (next == null ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        faces.responseComplete();
    }

    public void signOut() throws IOException, ServletException {
        session.end();
        FacesContext.getCurrentInstance().getExternalContext().redirect("/index.xhtml");
    }

    /** Whether a session ended on the way here. */
    public boolean isEnded() {
        return ended;
    }

    public void setEnded(boolean ended) {
        this.ended = ended;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
