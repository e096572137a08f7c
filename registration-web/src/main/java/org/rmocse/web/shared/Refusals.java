package org.rmocse.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that look like somebody trying what is not theirs, a line each in the log of the server, for whoever watches it: what was
 * refused, where it was sent, from which network address, by which account. Never what was typed.
 */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int LONGEST = 200;

    private Refusals() {}

    /** @param what what was tried, in words of ours */
    public static void log(String what, HttpServletRequest request) {
        LOG.warn(
                "Refused: {}; {} {} from {} by {}",
                what,
                plain(request.getMethod()),
                plain(request.getRequestURI()),
                ClientAddress.of(request),
                request.getUserPrincipal() == null
                        ? "nobody signed in"
                        : request.getUserPrincipal().getName());
    }

    /** Nothing that comes from outside begins a line or is longer than one. */
    static String plain(String sent) {
        String plain = sent.replaceAll("[^\\x21-\\x7e]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }
}
