package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What every answer says to a browser about itself (A10). */
@Order(21)
class HeadersIT extends ContainerTest {

    private static final List<String> ELSEWHERE = List.of(
            "/no-such-page.xhtml",
            "/no/such/address",
            "/admin/staff.xhtml",
            "/announcements/nothing.pdf",
            "/api/v1/health",
            "/api/v1/nothing",
            "/jakarta.faces.resource/parts.css.xhtml?ln=rmocse",
            "/jakarta.faces.resource/page.js.xhtml?ln=rmocse",
            "/jakarta.faces.resource/calendar.csv.xhtml?ln=rmocse",
            "/jakarta.faces.resource/emblem.svg.xhtml?ln=rmocse",
            "/forms/duty-statement.pdf",
            "/verify.xhtml?code=%3Cscript%3E");

    @Test
    void every_page_and_every_error_forbids_what_it_does_not_need() {
        Visitor stranger = Visitor.at(BED.url());
        List<String> addresses = new ArrayList<>(ELSEWHERE);
        RoomsIT.rooms().forEach((page, roles) -> {
            if (roles.contains("everybody")) {
                addresses.add(page);
            }
        });
        addresses.forEach(address -> judge(stranger.get(address), address));
        RoomsIT.NAMES.forEach((role, name) -> {
            Visitor officer = Visitor.signedIn(BED.url(), name);
            RoomsIT.rooms().forEach((page, roles) -> {
                if (roles.contains(role)) {
                    judge(officer.get(page), role + " at " + page);
                    if (officer.page().status() == 200) {
                        assertThat(officer.page().html().select("form#leave [type=submit]"))
                                .as(role + " signs out at " + page)
                                .hasSize(1);
                    }
                }
            });
        });
    }

    private static void judge(Visitor.Page page, String where) {
        assertThat(page.header("X-Content-Type-Options")).as(where).hasValue("nosniff");
        assertThat(page.header("X-Frame-Options")).as(where).hasValue("DENY");
        assertThat(page.header("Referrer-Policy")).as(where).hasValue("same-origin");
        assertThat(page.header("Permissions-Policy")).as(where).isPresent();
        assertThat(page.header("Server")).as(where).isEmpty();
        assertThat(page.header("X-Powered-By")).as(where).isEmpty();
        assertThat(page.header("Access-Control-Allow-Origin")).as(where).isEmpty();
        if (page.contentType().matches("text/.*|[^;]+[+/]xml\\b.*")) {
            assertThat(page.contentType()).as(where).containsIgnoringCase("charset=utf-8");
        }
        if (!where.contains("jakarta.faces.resource")) {
            assertThat(page.header("Cache-Control").orElse(""))
                    .as(where + ": nothing about people is left in a cache")
                    .containsAnyOf("no-store", "max-age", "no-cache");
        }
        String policy = String.join("; ", page.headers().allValues("Content-Security-Policy"));
        assertThat(policy)
                .as(where)
                .contains("object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src *")
                .doesNotContain("unsafe-eval");
        if (!where.contains("jakarta.faces.resource")) {
            assertThat(policy).as(where).containsAnyOf("script-src ", "default-src ");
        }
        if (policy.contains("default-src")) {
            assertThat(page.html().select("script:not([src])")).as(where).isEmpty();
        }
        assertThat(policy.replaceAll("style-src [^;]*", ""))
                .as(where + ": no script of a page's text")
                .doesNotContain("unsafe-inline");
    }
}
