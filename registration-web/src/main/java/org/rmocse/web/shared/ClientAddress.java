package org.rmocse.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The network address a request comes from, in the form in which it is counted. A line of IPv6 has a whole /64 to itself, so its
 * addresses count as one. Behind a proxy the server has put the client's address in place of the proxy's, if and only if
 * {@code REGISTRATION_BEHIND_PROXY} is true; what a client claims of itself counts for nothing.
 */
public final class ClientAddress {

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    public static String of(HttpServletRequest request) {
        return counted(request.getRemoteAddr());
    }

    static String counted(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "::/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException malformed) {
            return address;
        }
    }
}
