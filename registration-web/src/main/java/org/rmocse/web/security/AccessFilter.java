package org.rmocse.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.rmocse.account.LastProof;
import org.rmocse.account.OpenSessions;
import org.rmocse.shared.Role;
import org.rmocse.web.shared.Refusals;

/**
 * Lets nobody into another's rooms: what is not public by name asks for a role; a session that was ended elsewhere, or is outlived by its
 * password or by its own time, ends; whoever must have a second factor and has none, or has not agreed to the privacy notice in force,
 * goes nowhere else; a form that another site sends is refused. Follows the page filter ({@code web.xml}).
 */
public class AccessFilter extends HttpFilter {

    /** Where a session keeps what it is called on record. */
    static final String ROW = "openSession";

    /** Where it keeps whether a second factor must be switched on before anything else. */
    static final String ENROLMENT_DUE = "enrolmentDue";

    /** Where it keeps whether the privacy notice in force must be agreed to before anything else. */
    static final String CONSENT_DUE = "consentDue";

    /** Where it keeps when the password, and the code where there is one, was last given. */
    static final String PROVEN = "provenAt";

    private static final String ENROLMENT = "/second-factor.xhtml";
    private static final String CONSENT = "/consent.xhtml";

    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private transient OpenSessions rows;

    @Inject
    private transient LastProof lastProof;

    @Inject
    private transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!READING.contains(request.getMethod()) && !SameSite.isOwn(request)) {
            Refusals.log("a form of another site", request);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (request.getUserPrincipal() != null && !path.startsWith("/jakarta.faces.resource/") && hasEnded(request)) {
            request.logout();
            if (request.getSession(false) != null) {
                request.getSession(false).invalidate();
            }
            if (Rooms.isPublic(path)) {
                response.sendRedirect(path);
                return;
            }
        }
        if (Rooms.isPublic(path)) {
            chain.doFilter(request, response);
            return;
        }
        Set<Role> roles = Rooms.roles(path);
        if (roles.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getUserPrincipal() == null) {
            toSignIn(request, response, path);
        } else if (roles.stream().map(Role::name).noneMatch(request::isUserInRole)) {
            Refusals.log("a room of another role", request);
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isEnrolmentDue(request) && !path.equals(ENROLMENT) && !path.equals("/session")) {
            lead(request, response, ENROLMENT);
        } else if (isConsentDue(request) && !path.equals(CONSENT) && !path.equals("/session")) {
            lead(
                    request,
                    response,
                    CONSENT + "?next=" + URLEncoder.encode(wanted(request, path), StandardCharsets.UTF_8));
        } else {
            lastProof.carried((Instant) request.getSession().getAttribute(PROVEN));
            chain.doFilter(request, response);
        }
    }

    /** Whether it lasts too long, or was ended, or the account was closed or its password changed since it was opened. */
    private boolean hasEnded(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                || !(session.getAttribute(ROW) instanceof UUID row)
                || SessionAge.isOver((Instant) session.getAttribute(PROVEN), clock.instant(), longest())
                || !rows.goesOn(row);
    }

    private Duration longest() {
        return Duration.ofHours(Integer.parseInt(getServletContext().getInitParameter("rmocse.SESSION_HOURS")));
    }

    /** Whether whoever is signed in must switch a second factor on first. */
    static boolean isEnrolmentDue(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(ENROLMENT_DUE));
    }

    /** Whether whoever is signed in must agree to the privacy notice first. */
    static boolean isConsentDue(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(CONSENT_DUE));
    }

    /** The page a visitor is to come back to. */
    private static String wanted(HttpServletRequest request, String path) {
        return request.getMethod().equals("GET") ? address(path, request.getQueryString()) : sender(request);
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        String next = wanted(request, path);
        lead(
                request,
                response,
                "/sign-in.xhtml?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)
                        + (request.getRequestedSessionId() == null ? "" : "&ended=true"));
    }

    private static void lead(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml; charset=UTF-8");
            response.getWriter()
                    .write("<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                            + address.replace("&", "&amp;") + "\"/></partial-response>");
            return;
        }
        response.sendRedirect(address);
    }

    /** The page a form was sent from. */
    private static String sender(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer != null) {
            try {
                URI page = URI.create(referer);
                return address(page.getPath(), page.getQuery());
            } catch (IllegalArgumentException malformed) {
                return "/";
            }
        }
        return "/";
    }

    private static String address(String path, String query) {
        return path + (query == null ? "" : '?' + query);
    }
}
