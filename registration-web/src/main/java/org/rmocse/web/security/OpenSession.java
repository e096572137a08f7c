package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.rmocse.account.CurrentActor;

/** The session of somebody signed in: begun under a new id, bound to the password it was opened with, ended for good. */
@RequestScoped
class OpenSession {

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentActor current;

    /** Begins it after signing in or after a change of password; the id that was known before is worth nothing any more. */
    void begin() {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(AccessFilter.EPOCH, current.sessionEpoch());
    }

    void end() throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
