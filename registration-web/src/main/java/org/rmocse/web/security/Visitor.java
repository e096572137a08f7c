package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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

    /** Where the visitor's own pages begin. */
    public String getStart() {
        return actor().map(one -> Rooms.start(one.roles())).orElse("/index.xhtml");
    }

    public boolean isDemo() {
        return Settings.current().demo();
    }

    private Optional<Actor> actor() {
        if (actor == null) {
            actor = current.find();
        }
        return actor;
    }
}
