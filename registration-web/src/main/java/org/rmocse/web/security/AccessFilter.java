package org.rmocse.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Role;

/** Lets nobody into another's rooms: what is not public by name asks for a role; a session outlived by its password ends. */
@WebFilter("/*")
public class AccessFilter extends HttpFilter {

    static final String EPOCH = "sessionEpoch";
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentActor current;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (Rooms.isPublic(path)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getUserPrincipal() == null) {
            toSignIn(request, response, path);
            return;
        }
        HttpSession session = request.getSession(false);
        int epoch = current.sessionEpoch();
        if (session == null || epoch < 0 || session.getAttribute(EPOCH) instanceof Integer opened && opened != epoch) {
            request.logout();
            if (session != null) {
                session.invalidate();
            }
            toSignIn(request, response, path);
            return;
        }
        session.setAttribute(EPOCH, epoch);
        if (Rooms.roles(path).stream().map(Role::name).noneMatch(request::isUserInRole)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = request.getMethod().equals("GET") ? path + query : "/";
        response.sendRedirect("/sign-in.xhtml?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }
}
