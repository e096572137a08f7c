package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.account.Sessions;
import org.rmocse.account.SignedInSession;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** Where one is signed in, on the page of one's own account: each session but this one can be ended, or all of them at once. */
@Named
@RequestScoped
public class SessionsSheet {

    /** What the button sends that ends all others. */
    private static final String OTHERS = "others";

    @Inject
    private Sessions sessions;

    @Inject
    private OpenSession session;

    @Inject
    private Proof proof;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.end}")
    private String ended;

    private List<SignedInSession> all;

    /** Ends what the button that was pressed stands for. */
    public String end() {
        boolean others = OTHERS.equals(ended);
        if (!proof.attempt("sessions", () -> {
            if (others) {
                sessions.endOthers(session.row());
            } else {
                sessions.end(Chosen.id(ended));
            }
        })) {
            return null;
        }
        messages.done(others ? "security_sessions.others_ended" : "security_sessions.ended");
        return "/account.xhtml?faces-redirect=true";
    }

    /** This one first. */
    public List<SignedInSession> getAll() {
        if (all == null) {
            all = sessions.mine(session.row(), session.idle());
        }
        return all;
    }

    /** Whether a button stays on the page: while the password is asked for, the one that was pressed alone. */
    public boolean offers(Object button) {
        return !proof.isAsked() || button.toString().equals(ended);
    }
}
