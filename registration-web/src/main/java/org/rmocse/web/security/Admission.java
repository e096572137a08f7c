package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.rmocse.account.SignIn;
import org.rmocse.shared.Role;

/** Lets somebody in who has proven everything that is asked, and leads to where the visitor wanted to go. */
@RequestScoped
class Admission {

    @Inject
    private SecurityContext security;

    @Inject
    private OpenSession session;

    /**
     * Signs in, under a new session id.
     *
     * @param next where the visitor wanted to go; may be null
     * @throws IllegalStateException if the container takes nobody, which would be a fault of ours
     */
    void enter(SignIn signIn, String next) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        AuthenticationStatus status = security.authenticate(
                (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new Proven(signIn))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SEND_FAILURE || status == AuthenticationStatus.NOT_DONE) {
            throw new IllegalStateException("the container answered " + status);
        }
        session.begin();
        if (status == AuthenticationStatus.SUCCESS) {
            external.redirect(goal(signIn.roles(), next));
        }
        faces.responseComplete();
    }

    /** Where the visitor wanted to go if it is of this site and theirs to enter, whatever an address says; else where they begin. */
    static String goal(Set<Role> roles, String next) {
        return isOurs(next) && Rooms.mayEnter(roles, next.replaceFirst("\\?.*", "")) ? next : Rooms.start(roles);
    }

    /** Whether an address that came with a request is of this site. */
    static boolean isOurs(String next) {
        return next != null && next.matches("/(?!/)[A-Za-z0-9][A-Za-z0-9/._?=&%-]*");
    }
}
