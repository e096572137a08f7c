package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.RateLimit;

/** Signing in and out. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    private SecurityContext security;

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

    /** Signs in; whoever was signed in here before leaves nothing behind. */
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
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(
                                name == null ? "" : name, new Password(password == null ? "" : password)))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SEND_FAILURE || status == AuthenticationStatus.NOT_DONE) {
            messages.show(List.of(Finding.of("SIGN_IN_FAILED", null)));
            return;
        }
        limit.takeBack(Limited.SIGN_IN, address);
        session.begin();
        if (status == AuthenticationStatus.SUCCESS) {
            external.redirect(goal());
        }
        faces.responseComplete();
    }

    public void signOut() throws IOException, ServletException {
        session.end();
        FacesContext.getCurrentInstance().getExternalContext().redirect("/index.xhtml");
    }

    /** Where the visitor wanted to go if it is of this site and theirs to enter, whatever an address says; else where they begin. */
    private String goal() {
        Set<Role> roles = roles();
        boolean ours = next != null && next.matches("/(?!/)[A-Za-z0-9][A-Za-z0-9/._?=&%-]*");
        return ours && Rooms.mayEnter(roles, next.replaceFirst("\\?.*", "")) ? next : Rooms.start(roles);
    }

    private Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (security.isCallerInRole(role.name())) {
                roles.add(role);
            }
        }
        return roles;
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
