package org.rmocse.web.shared;

import java.net.URI;
import org.rmocse.shared.Settings;

/**
 * What a cookie of this site is called: where the public address is https, under the prefix by which browsers keep it to this host and
 * to https (RFC 6265bis), so that no other host of the domain can plant one.
 */
public final class CookieName {

    private CookieName() {}

    /** @param plain the name where the site has no https */
    public static String of(String plain) {
        return of(plain, Settings.current().baseUrl());
    }

    static String of(String plain, URI baseUrl) {
        return ("https".equals(baseUrl.getScheme()) ? "__Host-" : "") + plain;
    }
}
