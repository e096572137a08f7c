package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Requests that no page of ours would send: from other sites, altered, of buttons that are not there, to addresses of our insides. */
@Order(23)
class ForgedRequestsIT extends ContainerTest {

    private static final String NOTICES = "/admin/notices.xhtml";

    /** A5. */
    @Test
    void what_another_site_sends_in_somebodys_name_is_refused() {
        Visitor officer = Visitor.signedIn(BED.url(), "system@demo.example");
        officer.get(NOTICES);
        String form = form(officer);
        Map<String, String> fields = officer.fields(form);
        for (Map<String, String> sender : List.of(
                Map.of("Origin", "https://elsewhere.example"),
                Map.of("Origin", "null"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            assertThat(officer.forge(NOTICES, fields, sender).status())
                    .as(sender.toString())
                    .isEqualTo(403);
        }
        assertThat(officer.forge(NOTICES, fields, Map.of("Origin", BED.url())).status())
                .isEqualTo(200);
    }

    /** A6. */
    @Test
    void an_altered_state_of_a_page_does_nothing() {
        Visitor officer = Visitor.signedIn(BED.url(), "system@demo.example");
        officer.get(NOTICES);
        Map<String, String> fields = officer.fields(form(officer));
        long notices = BED.count("select count(*) from publicity.notice");
        for (String state :
                List.of("", "0", "-1:-1", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "#{7*7777777}", "x".repeat(9000))) {
            Map<String, String> altered = new HashMap<>(fields);
            altered.put("jakarta.faces.ViewState", state);
            Visitor.Page answer = officer.forge(NOTICES, altered, Map.of());
            assertThat(answer.status()).as(state).isIn(200, 400, 403, 404, 409, 500);
            assertThat(answer.text())
                    .as(state)
                    .doesNotContain("54444439")
                    .doesNotContain("Exception")
                    .doesNotContain("org.rmocse.");
        }
        assertThat(BED.count("select count(*) from publicity.notice")).isEqualTo(notices);
    }

    /** A3: the buttons of an officer who holds a file are not there for one who does not; sent all the same they do nothing. */
    @Test
    void a_button_that_is_not_on_the_page_does_nothing() throws InterruptedException {
        Candidate candidate = Candidate.next("段晓");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        Filer.submit(applicant, id);
        Visitor manager = Visitor.signedIn(BED.url(), "manager@demo.example");
        String page = "/agency/review.xhtml?id=" + id;
        manager.get(page);
        assertThat(manager.page().html().getElementById("form:accept")).isNull();
        Map<String, String> fields = new HashMap<>();
        manager.page()
                .html()
                .select("input[name='jakarta.faces.ViewState']")
                .forEach(state -> fields.put(state.attr("name"), state.val()));
        for (String button : List.of("form:accept", "form:pass", "form:refuse", "form:return", "hold:claim")) {
            Map<String, String> pressed = new HashMap<>(fields);
            pressed.put(button, button);
            pressed.put(button.replaceFirst(":.*", ""), button.replaceFirst(":.*", ""));
            pressed.put("form:status", "APPROVED");
            manager.forge(page, pressed, Map.of());
        }
        assertThat(status(id)).isEqualTo("SUBMITTED");
    }

    /** A4: what was submitted is shut, whatever is sent to its pages. */
    @Test
    void after_submitting_nothing_typed_changes_the_filing() throws InterruptedException {
        Candidate candidate = Candidate.next("贺宁");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        String step = "/applicant/step.xhtml?id=" + id + "&step=work";
        applicant.get(step);
        Map<String, String> fields = applicant.fields("form");
        Filer.submit(applicant, id);
        String before = content(id);
        fields.replaceAll((name, value) -> name.endsWith(":post") || name.endsWith(":title") ? "改" : value);
        fields.put("form:save", "x");
        applicant.forge(step, fields, Map.of());
        assertThat(applicant.page().status()).isIn(200, 404);
        assertThat(content(id)).isEqualTo(before);
        assertThat(status(id)).isEqualTo("SUBMITTED");
    }

    /** A4: nobody skips the steps: an empty draft is not submitted, whatever is sent. */
    @Test
    void an_empty_filing_is_not_submitted() throws InterruptedException {
        Candidate candidate = Candidate.next("毕安");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.begin(applicant);
        String page = "/applicant/apply.xhtml?id=" + id;
        applicant.get(page);
        Map<String, String> fields = new HashMap<>();
        applicant
                .page()
                .html()
                .select("input[name='jakarta.faces.ViewState']")
                .forEach(state -> fields.put(state.attr("name"), state.val()));
        fields.put("form", "form");
        fields.put("form:submit", "x");
        fields.put("form:pledge", "on");
        applicant.forge(page, fields, Map.of());
        assertThat(status(id)).isEqualTo("DRAFT");
    }

    /** A8. */
    @Test
    void nothing_inside_the_application_is_handed_out() throws IOException {
        for (String address : List.of(
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/WEB-INF/templates/page.xhtml",
                "//WEB-INF/web.xml",
                "/./WEB-INF/web.xml",
                "/..;/WEB-INF/web.xml",
                "/x/..;/WEB-INF/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF%2Fweb.xml",
                "/%2e%2e/WEB-INF/web.xml",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/%2e%2e/WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/web.xml.xhtml?ln=..%2fWEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?con=../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?loc=../WEB-INF",
                "/forms/../WEB-INF/web.xml",
                "/forms/..%2f..%2fetc%2fpasswd",
                "/files/..%2f..%2fetc%2fpasswd/x",
                "/announcements/..%2fx.pdf",
                "/META-INF/MANIFEST.MF",
                "/.git/HEAD",
                "/.git/config",
                "/.svn/entries",
                "/resources/",
                "/resources/rmocse/",
                "/forms/",
                "/announcements/",
                "/agency/",
                "/jakarta.faces.resource/")) {
            String answer = raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(address)
                    .doesNotContain("<web-app")
                    .doesNotContain("ui:insert")
                    .doesNotContain("root:")
                    .doesNotContain("Manifest-Version");
            assertThat(answer.substring(0, 12)).as(address).matches("HTTP/1\\.1 [34]\\d\\d");
        }
    }

    /** A25. */
    @Test
    void a_link_in_a_mail_leads_to_this_site_whatever_host_was_asked() throws Exception {
        Candidate candidate = Candidate.next("古月");
        Filer.register(BED, candidate);
        Mailbox mailbox = new Mailbox(BED.mail(), candidate.email());
        int before = mailbox.all().size();
        Visitor visitor = Visitor.at(BED.url());
        visitor.get("/reset-password.xhtml");
        Map<String, String> fields = visitor.fields("form");
        fields.replaceAll((name, value) -> name.endsWith(":name") ? candidate.email() : value);
        String button = visitor.page().html().select("#form [type=submit]").attr("name");
        fields.put(button, "x");
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String answer = raw(
                "POST /reset-password.xhtml HTTP/1.1\r\nHost: elsewhere.example\r\nX-Forwarded-Host: elsewhere.example\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 ");
        if (!answer.startsWith("HTTP/1.1 4")) {
            String mail = mailbox.await("/set-password.xhtml");
            assertThat(mail).contains(BED.url()).doesNotContain("elsewhere.example");
        } else {
            assertThat(mailbox.all()).hasSize(before);
        }
    }

    /** A26. */
    @Test
    void signing_in_leads_to_no_other_site() {
        for (String next : List.of(
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "/%2felsewhere.example",
                "\\\\elsewhere.example",
                "javascript:alert(1)",
                "/account.xhtml\r\nLocation: https://elsewhere.example",
                "http:elsewhere.example",
                " https://elsewhere.example")) {
            Visitor visitor = Visitor.at(BED.url());
            visitor.get("/sign-in.xhtml?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            visitor.press("form:submit", Map.of("name", "lin@demo.example", "password", Visitor.PASSWORD));
            assertThat(visitor.page().address().getHost())
                    .as(next)
                    .isEqualTo(URI.create(BED.url()).getHost());
            assertThat(visitor.page().address().getPath()).as(next).isIn("/applicant/index.xhtml", "/account.xhtml");
        }
    }

    /** A24: a body larger than anything is asked for is not read to its end. */
    @Test
    void an_endless_body_is_refused() throws IOException {
        String answer = raw(
                "POST /sign-in.xhtml HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 9999999999\r\nConnection: close\r\n\r\nx=1");
        assertThat(answer).matches("(?s)(HTTP/1\\.1 (400|413|500).*)?");
    }

    /** What a link in a mail could ask for in the name of whoever follows it. */
    @Test
    void an_address_that_is_only_looked_at_changes_nothing() throws InterruptedException {
        Candidate candidate = Candidate.next("汤宁");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        Filer.submit(applicant, id);
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        reviewer.get("/agency/index.xhtml?claim=" + id);
        assertThat(BED.column(
                        "select w.officer_id from application.work_item w join application.application a"
                                + " on a.id = w.application_id where a.public_id = ? and w.officer_id is not null",
                        id))
                .isEmpty();
    }

    /** What would send back a cookie that no script may read. */
    @Test
    void a_request_is_never_sent_back_to_who_sent_it() throws IOException {
        for (String address : List.of("/index.xhtml", "/forms/duty-statement.pdf", "/api/v1/health", "/session")) {
            String answer = raw("TRACE " + address
                    + " HTTP/1.1\r\nHost: localhost\r\nCookie: session=a-secret\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(address).doesNotContain("a-secret").matches("(?s)HTTP/1\\.1 (4|302).*");
        }
    }

    /** Where a body ends by two rules at once, the chunks rule and what comes after them is the next request, or nothing is. */
    @Test
    void a_request_is_not_hidden_in_another() throws IOException {
        String answer = raw("POST /sign-in.xhtml HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4\r\na=bc\r\n0\r\n\r\n"
                + "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        List<String> statuses = Pattern.compile("HTTP/1\\.1 (\\d{3})")
                .matcher(answer)
                .results()
                .map(status -> status.group(1))
                .toList();
        assertThat(statuses).isIn(List.of("200", "200"), List.of("400"));
    }

    @Test
    void what_is_refused_stands_in_the_log_with_who_and_from_where() throws IOException {
        Visitor officer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        String id = BED.column("select public_id from account.account where email = 'reviewer@demo.example'")
                .get(0);
        officer.get("/admin/staff.xhtml?name=planted");
        officer.get("/account.xhtml");
        officer.forge(
                "/account.xhtml",
                Map.of("planted", "x"),
                Map.of("Origin", "https://elsewhere.example", "X-Forwarded-For", "203.0.113.9"));
        Visitor.at(BED.url()).signIn("somebody-unknown@demo.example", "not the password");
        String log = Files.readString(BED.server().log());
        assertThat(log)
                .containsPattern(
                        "(?m)^\\{\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)\".*"
                                + "\"level\":\"WARN\",\"message\":\"Refused: ")
                .contains("Refused: a room of another role; GET /admin/staff.xhtml from 127.0.0.1 by " + id)
                .contains("Refused: a form of another site; POST /account.xhtml from 127.0.0.1 by " + id)
                .contains("Refused: a wrong name, password or code; POST /sign-in.xhtml from 127.0.0.1 by nobody")
                .doesNotContain("planted=")
                .doesNotContain("name=planted")
                .doesNotContain("somebody-unknown");
    }

    private static String form(Visitor visitor) {
        return visitor.page().html().select("main form[method=post]").first().id();
    }

    private static String status(UUID id) {
        return BED.column("select status from application.application where public_id = ?", id)
                .get(0);
    }

    /** What is kept of a filing, as one text. */
    private static String content(UUID id) {
        return BED.column(
                        "select string_agg(s::text, '|' order by s::text) from application.section s"
                                + " join application.application a on a.id = s.application_id where a.public_id = ?",
                        id)
                .get(0);
    }

    /** Sends exactly that, as no client would, and returns the answer as it came. */
    private static String raw(String request) throws IOException {
        URI site = URI.create(BED.url());
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
