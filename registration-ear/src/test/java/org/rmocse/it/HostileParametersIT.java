package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every page of the table of rooms is asked with hostile values in every parameter that its own links and forms know, as whoever may
 * enter it: expressions (A7), markup (A9), SQL (A15), paths (A8), line ends (A29), guessed ids (A2).
 */
@Order(22)
class HostileParametersIT extends ContainerTest {

    private static final List<String> VALUES = List.of(
            "#{7*7777777}${7*7777777}",
            "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
            "' or '1'='1' --",
            "'; drop table account.account; --",
            "../../../../WEB-INF/web.xml",
            "x\r\nSet-Cookie: planted=1",
            "\u0000",
            "%",
            "9".repeat(400),
            "-1",
            "00000000-0000-0000-0000-000000000000");

    /** Known to pages by other ways than their own links and forms. */
    private static final Set<String> ALWAYS = Set.of("id", "lang", "after", "code", "next", "token", "order", "copy");

    @Test
    void no_value_of_a_parameter_is_more_than_text() {
        Visitor stranger = Visitor.at(BED.url());
        Map<String, Set<String>> rooms = RoomsIT.rooms();
        rooms.forEach((page, roles) -> {
            if (roles.contains("everybody")) {
                attack(stranger, page);
            }
        });
        RoomsIT.NAMES.forEach((role, name) -> {
            Visitor officer = Visitor.signedIn(BED.url(), name);
            rooms.forEach((page, roles) -> {
                if (roles.contains(role) || (roles.contains("signed-in") && role.equals("APPLICANT"))) {
                    attack(officer, page);
                }
            });
        });
        assertThat(BED.count("select count(*) from account.account")).isPositive();
    }

    private static void attack(Visitor visitor, String page) {
        Set<String> names = new TreeSet<>(ALWAYS);
        names.addAll(parameters(visitor.get(page), page));
        for (String value : VALUES) {
            String query = names.stream()
                    // each twice, as no page of ours names one
                    .map(name -> name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .flatMap(pair -> Stream.of(pair, pair + "2"))
                    .collect(Collectors.joining("&"));
            judge(visitor.get(page + '?' + query), page + " with " + value);
        }
    }

    /** The names in the page's links to itself and in its forms that are not sent as a post. */
    private static Set<String> parameters(Visitor.Page page, String path) {
        Set<String> names = new TreeSet<>();
        for (Element link : page.html().select("a[href*='?']")) {
            String address = link.attr("href");
            if (address.startsWith("?") || address.startsWith(path + '?')) {
                for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
                    names.add(URLDecoder.decode(pair.split("=")[0], StandardCharsets.UTF_8));
                }
            }
        }
        names.addAll(page.html().select("form:not([method=post]) [name]").eachAttr("name"));
        names.removeIf(name -> !name.matches("[\\w.:-]+"));
        return names;
    }

    private static void judge(Visitor.Page answer, String what) {
        assertThat(answer.status()).as(what).isIn(200, 400, 404, 429);
        assertThat(answer.text())
                .as(what)
                .doesNotContain("54444439")
                .doesNotContain("<script>alert(")
                .doesNotContain("<web-app")
                .doesNotContain("PSQLException")
                .doesNotContain("org.rmocse.")
                .doesNotContain("at jakarta.");
        assertThat(answer.html().select("[onerror], img[src=x]")).as(what).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).as(what).noneMatch(cookie -> cookie.startsWith("planted"));
    }
}
