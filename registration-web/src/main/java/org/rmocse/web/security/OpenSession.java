package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import org.rmocse.account.Consents;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.HalfSignIn;
import org.rmocse.account.LastProof;
import org.rmocse.account.SecondFactors;

/** The session of somebody signed in: begun under a new id, bound to the password it was opened with, ended for good. */
@RequestScoped
class OpenSession {

    private static final String HALF = "halfSignIn";

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentActor current;

    @Inject
    private SecondFactors factors;

    @Inject
    private Consents consents;

    @Inject
    private LastProof lastProof;

    @Inject
    private Clock clock;

    /**
     * Begins it after signing in or after a change of what is asked there; the id that was known before is worth nothing any more.
     * Whether a second factor is due is kept: nobody's pages ask for it anew with each request.
     */
    void begin() {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.removeAttribute(HALF);
        session.setAttribute(AccessFilter.EPOCH, current.sessionEpoch());
        session.setAttribute(AccessFilter.ENROLMENT_DUE, factors.state().isDue());
        session.setAttribute(AccessFilter.CONSENT_DUE, consents.question().due());
        proven();
    }

    /** Keeps that the privacy notice in force was agreed to. */
    void agreed() {
        request.getSession().removeAttribute(AccessFilter.CONSENT_DUE);
    }

    /** Keeps that whoever is signed in has just proven it. */
    void proven() {
        Instant now = clock.instant();
        request.getSession().setAttribute(AccessFilter.PROVEN, now);
        lastProof.given(now);
    }

    /** Keeps between two pages that a password was right; nobody is signed in by it. */
    void await(HalfSignIn half) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(HALF, half);
    }

    /** Whose code is awaited; null where nobody's is. */
    HalfSignIn half() {
        HttpSession session = request.getSession(false);
        return session == null ? null : (HalfSignIn) session.getAttribute(HALF);
    }

    void end() throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
