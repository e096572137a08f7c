package org.rmocse.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rmocse.web.shared.ClientAddress;

/**
 * Where a session comes from, as coarsely as its owner needs it to know it again: the browser by its own word and the network without
 * the part that tells one line from its neighbours.
 *
 * @param browser such as {@code Firefox · Windows}; empty where it says nothing known
 * @param network such as {@code 192.0.2.*}
 */
record SeenFrom(String browser, String network) {

    /** In this order, since most browsers claim to be others too. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("MicroMessenger", "WeChat"),
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Safari", "Safari"));

    private static final List<Map.Entry<String, String>> PLATFORMS = List.of(
            Map.entry("OpenHarmony", "HarmonyOS"),
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    static SeenFrom of(HttpServletRequest request) {
        return new SeenFrom(browser(request.getHeader("User-Agent")), network(ClientAddress.of(request)));
    }

    static String browser(String agent) {
        return Stream.of(BROWSERS, PLATFORMS)
                .flatMap(names -> first(names, agent == null ? "" : agent).stream())
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> first(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Of an address as it is counted: the first 24 bits of one of IPv4, the first 48 of one of IPv6. */
    static String network(String address) {
        if (address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
            return address.replaceFirst("\\d+$", "*");
        }
        return address.matches("[0-9a-f]{16}::/64") ? address.replaceFirst("^(.{4})(.{4})(.{4}).*", "$1:$2:$3:*") : "";
    }
}
