package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.rmocse.account.Consents;
import org.rmocse.account.HalfSignIn;
import org.rmocse.account.LastProof;
import org.rmocse.account.OpenSessions;
import org.rmocse.account.SecondFactors;

/** The session of somebody signed in: begun under a new id, put on record, ended for good. */
@RequestScoped
class OpenSession {

    private static final String HALF = "halfSignIn";

    @Inject
    private HttpServletRequest request;

    @Inject
    private OpenSessions rows;

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
        SeenFrom from = SeenFrom.of(request);
        session.setAttribute(AccessFilter.ROW, rows.begin(row(), from.browser(), from.network()));
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

    /** What it is called on record; null before it began. */
    UUID row() {
        HttpSession session = request.getSession(false);
        return session == null ? null : (UUID) session.getAttribute(AccessFilter.ROW);
    }

    /** How long it lasts without a request. */
    Duration idle() {
        return Duration.ofMinutes(request.getServletContext().getSessionTimeout());
    }

    void end() throws ServletException {
        if (row() != null) {
            rows.left(row());
        }
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
