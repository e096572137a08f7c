package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Role;

class RoomsTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** The pages anybody may see, written down here on purpose: a new one is nobody's until somebody says whose it is. */
    private static final Set<String> PUBLIC = Set.of(
            "/index.xhtml",
            "/privacy.xhtml",
            "/guide.xhtml",
            "/guide-kind.xhtml",
            "/questions.xhtml",
            "/agencies.xhtml",
            "/verify.xhtml",
            "/look-up.xhtml",
            "/self-check.xhtml",
            "/notices.xhtml",
            "/notice.xhtml",
            "/announcements.xhtml",
            "/announcement.xhtml",
            "/statistics.xhtml",
            "/audit-roots.xhtml",
            "/sign-in.xhtml",
            "/sign-in-code.xhtml",
            "/open-account.xhtml",
            "/employer-account.xhtml",
            "/reset-password.xhtml",
            "/set-password.xhtml");

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_public_by_name_or_in_a_room(String page) {
        assertThat(Rooms.isPublic(page)).isEqualTo(PUBLIC.contains(page));
        assertThat(Rooms.roles(page).isEmpty()).isEqualTo(PUBLIC.contains(page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/forms/initial.pdf",
                "/forms/duty-statement.pdf",
                "/announcements/2026/1.pdf",
                "/statistics.csv",
                "/api/v1/announcements"
            })
    void what_the_public_may_have_asks_for_nobody(String address) {
        assertThat(Rooms.isPublic(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/, public",
        "/index.xhtml, public",
        "/forms/initial.pdf, public",
        "/metrics, public",
        "/api/v1/certificates/0123456789, api",
        "/jakarta.faces.resource/theme.css.xhtml, resource",
        "/applicant/step.xhtml, applicant",
        "/agency/summary/x.pdf, agency",
        "/admin/staff.xhtml, admin",
        "/files/document/x, files",
        "/account.xhtml, account",
        "/second-factor.xhtml, second-factor",
        "/session, session",
        "/wp-login.php, other",
        "/error, other"
    })
    void requests_are_counted_by_a_few_groups(String address, String group) {
        assertThat(Rooms.group(address)).isEqualTo(group);
    }

    @Test
    void every_public_page_is_there() throws IOException {
        assertThat(pages()).containsAll(PUBLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "/applicant/index.xhtml, APPLICANT",
        "/applicant/step.xhtml, APPLICANT",
        "/agency/index.xhtml, AGENCY_MANAGER AGENCY_REVIEWER",
        "/agency/review.xhtml, AGENCY_MANAGER AGENCY_REVIEWER",
        "/centre/review.xhtml, FINAL_REVIEWER",
        "/centre/summary/x.pdf, FINAL_REVIEWER",
        "/ministry/index.xhtml, MINISTRY_OFFICER",
        "/certificate/index.xhtml, CERTIFICATE_OFFICER",
        "/admin/agencies.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/agency.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/qualifications.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/register.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/register/file, SYSTEM_ADMINISTRATOR",
        "/agency/codes.xhtml, AGENCY_MANAGER AGENCY_REVIEWER",
        "/admin/calendar.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/education.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/exports.xhtml, SECURITY_ADMINISTRATOR",
        "/admin/education/errors/x, SYSTEM_ADMINISTRATOR",
        "/admin/training-bodies.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/training-body.xhtml, SYSTEM_ADMINISTRATOR",
        "/education/import.xhtml, EDUCATION_PROVIDER",
        "/education/errors/x, EDUCATION_PROVIDER",
        "/admin/index.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/jobs.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/keys.xhtml, SECURITY_ADMINISTRATOR",
        "/admin/mail-texts.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/mails.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/notices.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/parameter.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/policy.xhtml, SYSTEM_ADMINISTRATOR",
        "/admin/sessions.xhtml, SECURITY_ADMINISTRATOR",
        "/admin/staff.xhtml, SECURITY_ADMINISTRATOR",
        "/audit/index.xhtml, AUDITOR",
        "/audit/invariants.xhtml, AUDITOR",
        "/admin/officer.xhtml, SECURITY_ADMINISTRATOR",
        "/files/certificate/own, AGENCY_MANAGER AGENCY_REVIEWER APPLICANT CERTIFICATE_OFFICER FINAL_REVIEWER MINISTRY_OFFICER"
    })
    void a_room_is_open_to_its_own_people_alone(String address, String roles) {
        assertThat(Rooms.roles(address)).extracting(Role::name).containsExactlyInAnyOrder(roles.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybody_who_is_signed_in_has_an_account_and_a_place_to_begin(Role role) {
        assertThat(Rooms.mayEnter(EnumSet.of(role), "/account.xhtml")).isTrue();
        assertThat(Rooms.mayEnter(EnumSet.of(role), "/second-factor.xhtml")).isTrue();
        assertThat(Rooms.mayEnter(EnumSet.of(role), Rooms.start(EnumSet.of(role))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere.xhtml",
                "/nowhere/index.xhtml",
                "/admin/other.xhtml",
                "/admin/",
                "/error",
                "/Index.xhtml",
                "/index.xhtml/",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/resources/rmocse/theme.css",
                "/apixhtml",
                "/forms",
                "/forms.xhtml",
                "/announcements",
                "/applicant",
                ""
            })
    void an_unknown_address_is_nobodys(String address) {
        assertThat(Rooms.isPublic(address)).isFalse();
        assertThat(Rooms.roles(address)).isEmpty();
        assertThat(Rooms.mayEnter(EnumSet.allOf(Role.class), address)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_navigation_shows_nobody_a_closed_door(Role role) {
        List<Navigation> navigation = Navigation.of(EnumSet.of(role));
        assertThat(navigation).allMatch(entry -> Rooms.mayEnter(EnumSet.of(role), entry.address()));
        assertThat(Navigation.ofThePublic()).allMatch(entry -> Rooms.isPublic(entry.address()));
    }

    @Test
    void the_navigation_leads_to_pages_that_are_there() throws IOException {
        List<String> pages = pages().toList();
        Stream<Navigation> all =
                Stream.concat(Navigation.ofThePublic().stream(), Navigation.of(EnumSet.allOf(Role.class)).stream());
        assertThat(all.map(Navigation::address)).allMatch(pages::contains);
    }

    @Test
    void a_page_below_an_entry_marks_that_entry_alone_for_whoever_may_see_both() {
        for (String page : Navigation.pagesWithin()) {
            assertThat(WEBAPP.resolve(page.substring(1))).exists();
            List<Navigation> entries =
                    Rooms.isPublic(page) ? Navigation.ofThePublic() : Navigation.of(Rooms.roles(page));
            assertThat(entries.stream().map(entry -> entry.currentAt(page)).filter(current -> !current.equals("false")))
                    .as(page)
                    .containsExactly("true");
        }
    }

    @Test
    void a_page_that_is_an_entry_marks_itself() {
        assertThat(Navigation.ofThePublic().stream()
                        .filter(entry -> entry.currentAt("/verify.xhtml").equals("page"))
                        .map(Navigation::address))
                .containsExactly("/verify.xhtml");
    }

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files
                    .filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .filter(page -> !page.startsWith("/WEB-INF/"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
