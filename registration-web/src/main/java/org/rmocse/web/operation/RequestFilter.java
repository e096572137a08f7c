package org.rmocse.web.operation;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rmocse.web.security.Rooms;

/** Counts how each request ended and how long it took. Outermost of the filters ({@code web.xml}). */
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Metrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
            metrics.ended(Rooms.group(path), response.getStatus(), System.nanoTime() - begun);
        }
    }
}
