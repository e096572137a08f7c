package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.Settings;

/** Who looks at the page, for the header and navigation. */
@Named
@RequestScoped
public class Visitor {

    @Inject
    private CurrentActor current;

    @Inject
    private HttpServletRequest request;

    private Optional<Actor> actor;

    public boolean isSignedIn() {
        return actor().isPresent();
    }

    public String getName() {
        return actor().map(Actor::name).orElse(null);
    }

    public boolean has(String role) {
        return actor().map(one -> one.has(Role.valueOf(role))).orElse(false);
    }

    /** Whether the visitor is let in there. */
    public boolean mayEnter(String path) {
        return actor().map(one -> Rooms.mayEnter(one.roles(), path)).orElse(false);
    }

    /** Where the visitor's own pages begin. */
    public String getStart() {
        return actor().map(one -> Rooms.start(one.roles())).orElse("/index.xhtml");
    }

    /** The main navigation; the public's for whoever may enter no room before a second factor or a consent. */
    public List<Navigation> getNavigation() {
        return actor().filter(one -> !AccessFilter.isEnrolmentDue(request) && !AccessFilter.isConsentDue(request))
                .map(one -> Navigation.of(one.roles()))
                .orElse(Navigation.ofThePublic());
    }

    /** How long a session without a request lasts; what a page warns of before it ends. */
    public int getSessionSeconds() {
        return isSignedIn() ? request.getSession().getMaxInactiveInterval() : 0;
    }

    /** Whether the page is a public one, of which no view is kept ({@link StatelessPages}). */
    public boolean isInPublic() {
        return Rooms.isPublic(FacesContext.getCurrentInstance().getViewRoot().getViewId());
    }

    public boolean isDemo() {
        return Settings.current().demo();
    }

    private Optional<Actor> actor() {
        if (actor == null) {
            actor = request.getUserPrincipal() == null ? Optional.empty() : current.find();
        }
        return actor;
    }
}
