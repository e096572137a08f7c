package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every page against every role: who enters, who is shown nothing, who is asked to sign in (A1). */
@Order(20)
class RoomsIT extends ContainerTest {

    private static final Path PAGES = Path.of("..", "registration-web", "src", "main", "webapp");

    /** An account of each role. */
    static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("APPLICANT", "lin@demo.example"),
            Map.entry("EMPLOYER", "employer@demo.example"),
            Map.entry("EDUCATION_PROVIDER", "training@demo.example"),
            Map.entry("AGENCY_REVIEWER", "reviewer@demo.example"),
            Map.entry("AGENCY_MANAGER", "manager@demo.example"),
            Map.entry("FINAL_REVIEWER", "centre@demo.example"),
            Map.entry("MINISTRY_OFFICER", "ministry@demo.example"),
            Map.entry("CERTIFICATE_OFFICER", "certificate@demo.example"),
            Map.entry("SYSTEM_ADMINISTRATOR", "system@demo.example"),
            Map.entry("SECURITY_ADMINISTRATOR", "security@demo.example"),
            Map.entry("AUDITOR", "auditor@demo.example"));

    /** Written by hand, page by page: the roles that may enter, or {@code everybody}. */
    private final Map<String, Set<String>> rooms = rooms();

    @Test
    void every_page_is_in_the_table() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            Set<String> pages = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + PAGES.relativize(file).toString().replace('\\', '/'))
                    .filter(page -> !page.startsWith("/WEB-INF/"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(rooms.keySet()).isEqualTo(pages);
        }
    }

    @Test
    void whoever_has_not_signed_in_sees_public_pages_and_is_asked_to_sign_in_for_the_others() {
        rooms.forEach((page, roles) -> {
            Visitor.Page seen = Visitor.at(BED.url()).get(page);
            if (roles.contains("everybody")) {
                assertThat(seen.address().getPath()).isEqualTo(page);
            } else {
                assertThat(seen.address().getPath()).as(page).isEqualTo("/sign-in.xhtml");
            }
        });
    }

    @Test
    void an_officer_enters_the_own_rooms_and_finds_nothing_in_the_others() {
        NAMES.forEach((role, name) -> {
            Visitor officer = Visitor.signedIn(BED.url(), name);
            rooms.forEach((page, roles) -> {
                if (!roles.contains("everybody")) {
                    Visitor.Page seen = officer.get(page);
                    boolean mayEnter = roles.contains(role) || roles.contains("signed-in");
                    // a page that needs an id says without one that there is nothing
                    Set<Integer> expected = !mayEnter ? Set.of(403, 404) : Set.of(needsId(page) ? 404 : 200);
                    assertThat(expected).as(role + " at " + page).contains(seen.status());
                }
            });
        });
    }

    @Test
    void an_address_nobody_claimed_is_nobodys() {
        for (String name : NAMES.values()) {
            assertThat(Visitor.signedIn(BED.url(), name)
                            .get("/admin/anything.xhtml")
                            .status())
                    .isEqualTo(404);
        }
    }

    /** Whether a page shows one thing, named in its address. */
    static boolean needsId(String page) {
        return page.endsWith("/review.xhtml")
                || page.equals("/admin/officer.xhtml")
                || page.equals("/admin/parameter.xhtml")
                || page.equals("/agency/summary.xhtml")
                || page.equals("/centre/batch.xhtml")
                || page.equals("/ministry/batch.xhtml")
                || page.equals("/employer/departure.xhtml")
                || page.equals("/employer/employment.xhtml")
                || page.equals("/ministry/employer.xhtml")
                || page.equals("/ministry/employer-name.xhtml")
                || page.equals("/ministry/employer-request.xhtml")
                || page.equals("/ministry/revocation.xhtml")
                || page.equals("/applicant/apply.xhtml")
                || page.equals("/applicant/step.xhtml");
    }

    /** The table: the roles of each page. */
    static Map<String, Set<String>> rooms() {
        try (Stream<String> lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                        RoomsIT.class.getResourceAsStream("rooms.csv"), java.nio.charset.StandardCharsets.UTF_8))
                .lines()) {
            return lines.map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            cells -> cells[0],
                            cells -> Set.copyOf(Arrays.asList(cells).subList(1, cells.length)),
                            (first, second) -> first,
                            TreeMap::new));
        }
    }
}
