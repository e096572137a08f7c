package org.rmocse.web.operation;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rmocse.web.security.Rooms;
import org.rmocse.web.shared.References;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives each request its reference number, counts how it ended, and writes its line of the access log: method, address, status and
 * time. What stands behind the question mark of an address is about people and is in no log. Outermost of the filters ({@code web.xml}).
 */
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger("org.rmocse.access");
    private static final int LONGEST_ADDRESS = 200;

    @Inject
    private transient Metrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        References.begin();
        References.actedBy(request.getUserPrincipal());
        try {
            chain.doFilter(request, response);
        } finally {
            References.actedBy(request.getUserPrincipal()); // who has just signed in was nobody before
            String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
            ended(request, Rooms.group(path), response.getStatus(), System.nanoTime() - begun);
            References.end();
        }
    }

    /** Each part has a name of its own, so that whoever reads the log by machine need not take the line apart. */
    private void ended(HttpServletRequest request, String group, int status, long nanos) {
        metrics.ended(group, status, nanos);
        String address = address(request.getRequestURI());
        Map<String, String> parts = Map.of(
                "group", group,
                "status", String.valueOf(status),
                "millis", String.valueOf(TimeUnit.NANOSECONDS.toMillis(nanos)));
        parts.forEach(MDC::put);
        LOG.info("{} {} {}", request.getMethod(), address, status);
        parts.keySet().forEach(MDC::remove);
    }

    /** As it was sent, encoded and so on one line, without the parameters that may hang on its end. */
    static String address(String sent) {
        int end = sent.indexOf(';');
        String address = end < 0 ? sent : sent.substring(0, end);
        return address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) + "…" : address;
    }
}
