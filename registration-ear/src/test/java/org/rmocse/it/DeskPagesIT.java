package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page of every desk, as its officer sees it: in Chinese on a desk and in English on a phone. Nothing is wrong with it for
 * whoever cannot see it, and nothing reaches beyond a narrow screen.
 */
@Order(69)
class DeskPagesIT extends ContainerTest {

    private static final Set<String> ROOMS = Set.of("agency", "centre", "ministry", "certificate", "ties.xhtml");

    /** Where a page needs an id, what to find one with, for the account of the test. */
    private static final Map<String, String> FILES = Map.of(
            "/agency/review.xhtml",
            "select w.public_id::text from application.work_item w join account.account_role r on r.agency_id = w.agency_id"
                    + " where r.role = 'AGENCY_REVIEWER' and w.status in ('SUBMITTED', 'UNDER_INITIAL_REVIEW') limit 1",
            "/centre/review.xhtml",
            "select public_id::text from application.work_item where status = 'REPORTED' limit 1",
            "/centre/batch.xhtml",
            "select b.public_id::text from application.report_batch b join application.report_batch_entry e on e.batch_id = b.id"
                    + " join application.application a on a.id = e.application_id where a.route = 'FULL' limit 1",
            "/ministry/review.xhtml",
            "select public_id::text from application.work_item where status = 'AWAITING_APPROVAL' limit 1",
            "/ministry/batch.xhtml",
            "select public_id::text from application.approval_batch where status = 'APPROVED' limit 1",
            "/agency/summary.xhtml",
            "select b.public_id::text from application.report_batch b join account.account_role r on r.agency_id = b.agency_id"
                    + " where r.role = 'AGENCY_MANAGER' limit 1");

    @ParameterizedTest
    @ValueSource(
            strings = {"AGENCY_REVIEWER", "AGENCY_MANAGER", "FINAL_REVIEWER", "MINISTRY_OFFICER", "CERTIFICATE_OFFICER"
            })
    void nothing_is_wrong_with_a_page_of_a_desk(String role) {
        List<String> tooWide = new ArrayList<>();
        try (Guest officer = new Guest(BED).signIn(RoomsIT.NAMES.get(role), Visitor.PASSWORD)) {
            for (String page : pages(role)) {
                look(officer, role, page, "zh");
            }
            officer.page().setViewportSize(390, 844);
            officer.open("/account.xhtml?lang=en");
            for (String page : pages(role)) {
                look(officer, role, page, "en");
                if ((boolean) officer.page().evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
                    tooWide.add(page);
                }
            }
        }
        assertThat(tooWide).as("wider than a phone").isEmpty();
    }

    private static void look(Guest officer, String role, String page, String language) {
        officer.open(page)
                .look("desks-" + role.toLowerCase(Locale.ROOT)
                        + page.replaceAll("\\?.*", "").replace(".xhtml", "").replace('/', '-') + '-' + language);
        assertThat(officer.page().locator("h1").count()).as(page).isEqualTo(1);
    }

    /** The pages of the role's rooms, those that show one file with one that lies there. */
    private static List<String> pages(String role) {
        List<String> pages = new ArrayList<>();
        RoomsIT.rooms().forEach((page, roles) -> {
            if (!roles.contains(role) || !ROOMS.contains(page.split("/")[1])) {
                return;
            }
            if (!RoomsIT.needsId(page)) {
                pages.add(page);
            } else if (FILES.containsKey(page)) {
                BED.column(FILES.get(page)).forEach(id -> pages.add(page + "?id=" + id));
            }
        });
        return pages;
    }
}
