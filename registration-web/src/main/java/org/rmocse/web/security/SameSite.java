package org.rmocse.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.rmocse.shared.Settings;

/** Tells by what the browser says of a form's origin whether it is one of our own. */
final class SameSite {

    private SameSite() {}

    /** True where the request comes from a page of this site, or from no browser at all, which has no session to abuse. */
    static boolean isOwn(HttpServletRequest request) {
        return isOwn(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"),
                Settings.current().baseUrl());
    }

    /**
     * @param fetchSite what modern browsers say; null from others
     * @param origin where the form stands; null where the browser does not say, {@code null} as text where it hides it
     * @param host the name and port the request was sent to
     */
    static boolean isOwn(String fetchSite, String origin, String host, URI baseUrl) {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            return false;
        }
        if (origin == null) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && (authority.equals(host) || authority.equals(baseUrl.getRawAuthority()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
