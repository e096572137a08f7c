package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a page shows one of: to whoever it belongs and nobody else of the same role (A1), and nothing for an id that was guessed (A2). Every
 * page that needs an id must be classified here.
 */
@Order(24)
class ObjectsIT extends ContainerTest {

    private enum Scope {
        PERSON,
        AGENCY,
        /** What another employer is named in is tried in the tests of those boundaries. */
        EMPLOYER,
        /** Officers of the country see all of it, so that no other one's exists. */
        COUNTRY
    }

    private static final Map<String, Scope> PAGES = Map.ofEntries(
            Map.entry("/applicant/apply.xhtml", Scope.PERSON),
            Map.entry("/applicant/step.xhtml", Scope.PERSON),
            Map.entry("/agency/review.xhtml", Scope.AGENCY),
            Map.entry("/agency/summary.xhtml", Scope.AGENCY),
            Map.entry("/admin/officer.xhtml", Scope.COUNTRY),
            Map.entry("/admin/parameter.xhtml", Scope.COUNTRY),
            Map.entry("/employer/departure.xhtml", Scope.EMPLOYER),
            Map.entry("/employer/employment.xhtml", Scope.EMPLOYER),
            Map.entry("/centre/batch.xhtml", Scope.COUNTRY),
            Map.entry("/centre/review.xhtml", Scope.COUNTRY),
            Map.entry("/ministry/batch.xhtml", Scope.COUNTRY),
            Map.entry("/ministry/employer.xhtml", Scope.COUNTRY),
            Map.entry("/ministry/employer-name.xhtml", Scope.COUNTRY),
            Map.entry("/ministry/employer-request.xhtml", Scope.COUNTRY),
            Map.entry("/ministry/review.xhtml", Scope.COUNTRY),
            Map.entry("/ministry/revocation.xhtml", Scope.COUNTRY));

    /** What belongs to the agency of the demo's officers, as an address and where its ids are. */
    private static final Map<String, String> OF_THE_AGENCY = Map.of(
            "/agency/review.xhtml?id=%s",
                    "select public_id from application.application where agency_id = ? and status <> 'DRAFT'",
            "/agency/summary.xhtml?id=%s", "select public_id from application.report_batch where agency_id = ?",
            "/agency/summary/%s.pdf", "select public_id from application.report_batch where agency_id = ?",
            "/agency/summary/%s.xlsx", "select public_id from application.report_batch where agency_id = ?",
            "/files/parcel/%s", "select public_id from certificate.dispatch where agency_id = ?",
            "/files/certificate/%s",
                    "select c.code from certificate.certificate c join certificate.copy p on p.certificate_id = c.id where p.agency_id = ?",
            "/files/label/%s",
                    "select c.code from certificate.certificate c join certificate.copy p on p.certificate_id = c.id where p.agency_id = ?",
            "/files/%s/portrait",
                    "select public_id from application.application where agency_id = ? and status <> 'DRAFT'",
            "/files/%s/form",
                    "select public_id from application.application where agency_id = ? and status <> 'DRAFT'");

    private static UUID filing;

    /** Somebody's filing, from the form to a certificate that waits at the agency. */
    @BeforeEach
    void file() throws InterruptedException {
        if (filing == null) {
            Candidate candidate = Candidate.next("司徒宁");
            Visitor applicant = Filer.register(BED, candidate);
            filing = Filer.fillIn(applicant, candidate);
            Filer.submit(applicant, filing);
            Desks desks = new Desks(BED);
            desks.approve(filing);
            desks.bringToTheAgency(BED.column(
                            "select c.code from certificate.certificate c join certificate.registration r on r.id = c.registration_id"
                                    + " join application.application a on a.person_id = r.person_id where a.public_id = ?",
                            filing)
                    .get(0));
        }
    }

    @Test
    void every_page_that_needs_an_id_is_classified() {
        assertThat(PAGES.keySet())
                .isEqualTo(RoomsIT.rooms().keySet().stream()
                        .filter(RoomsIT::needsId)
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_guessed_id_is_nothing() {
        RoomsIT.NAMES.forEach((role, name) -> {
            Visitor officer = Visitor.signedIn(BED.url(), name);
            RoomsIT.rooms().forEach((page, roles) -> {
                if (roles.contains(role) && RoomsIT.needsId(page)) {
                    for (String id : List.of(UUID.randomUUID().toString(), "1", "0' or true", "")) {
                        String address = page + "?step=work&id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
                        assertThat(officer.get(address).status())
                                .as(role + " at " + address)
                                .isIn(400, 404);
                    }
                }
            });
        });
    }

    @Test
    void what_is_another_agencys_is_nothing_for_an_officer_of_the_same_role() throws InterruptedException {
        long agency = Long.parseLong(
                BED.column("select agency_id from account.account_role r join account.account a on a.id = r.account_id"
                                + " where a.email = 'reviewer@demo.example'")
                        .get(0));
        String another = BED.column(
                        "select id from agency.agency where id <> ? and enabled order by id limit 1", agency)
                .get(0);
        for (String role : List.of("AGENCY_REVIEWER", "AGENCY_MANAGER")) {
            Visitor stranger = officer(role, another);
            OF_THE_AGENCY.forEach((address, ids) -> {
                List<String> objects = BED.column(ids + " order by 1 limit 3", agency);
                assertThat(objects).as("to be tried at " + address).isNotEmpty();
                for (String object : objects) {
                    assertThat(stranger.get(address.formatted(object)).status())
                            .as(role + " at " + address)
                            .isIn(403, 404);
                }
            });
            assertThat(stranger.get("/agency/index.xhtml").status())
                    .as("the own room")
                    .isIn(200);
        }
    }

    @Test
    void what_is_another_persons_is_nothing_for_an_applicant() {
        Visitor lin = Visitor.signedIn(BED.url(), "lin@demo.example");
        List.of(
                        "/applicant/apply.xhtml?id=" + filing,
                        "/applicant/step.xhtml?step=work&id=" + filing,
                        "/files/" + filing + "/portrait",
                        "/files/" + filing + "/form",
                        "/files/" + filing + "/duty")
                .forEach(address ->
                        assertThat(lin.get(address).status()).as(address).isIn(403, 404));
    }

    /** A new officer of that agency, signed in. */
    private static Visitor officer(String role, String agency) throws InterruptedException {
        String email = role.toLowerCase(Locale.ROOT).replace('_', '-')
                + UUID.randomUUID().toString().substring(0, 6) + "@another.example";
        Visitor administrator = Visitor.signedIn(BED.url(), "security@demo.example");
        administrator.get("/admin/staff.xhtml");
        administrator.press("form:create", Map.of("name", "外机构人员", "email", email, "role", role, "agency", agency));
        URI link = URI.create(Mailbox.link(new Mailbox(BED.mail(), email).await("工作账户")));
        Visitor officer = Visitor.at(BED.url());
        officer.get(link.getRawPath() + '?' + link.getRawQuery());
        officer.press("form:submit", Map.of("password", Visitor.PASSWORD));
        return Visitor.signedIn(BED.url(), email);
    }
}
