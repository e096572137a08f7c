package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Three hundred approved in one press: what follows fills its bars by itself, and in the end everybody has a mail, a certificate
 * that can be printed, and a line of the announced list. The last of all, since it leaves three hundred holders behind.
 */
@Order(98)
class BatchOf300IT extends ContainerTest {

    private static final int PEOPLE = 300;
    private static final int SERIES = 98;
    private static final int PATIENCE_MS = 90_000;
    private static final Candidate LENDER = Candidate.next("邝容");

    /** Whatever others left in the open batch waits again, and their batch gives way to this one. */
    @BeforeEach
    void lay() throws InterruptedException {
        Visitor applicant = Filer.register(BED, LENDER);
        Filer.portrait(applicant, Filer.begin(applicant));
        long portrait = BED.count("select max(id) from document.file where content_type = 'image/jpeg'");
        BED.sql("update application.application set approval_batch_id = null where approval_batch_id ="
                + " (select id from application.approval_batch where status = 'OPEN');"
                + "delete from application.approval_batch where status = 'OPEN'");
        ManyApplications.openBatch(BED.databaseUrl(), SERIES, PEOPLE, portrait);
    }

    @Test
    void what_follows_an_approval_of_three_hundred_is_watched_to_its_end_without_a_press() {
        try (Guest officer = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            officer.open("/ministry/index.xhtml");
            assertThat(officer.text("#approval summary")).contains("300");
            officer.page().locator("#approval summary").click();
            officer.press("form:approve");

            assertThat(officer.page().url()).contains("/ministry/batch.xhtml");
            assertThat(officer.page().locator("#following").getAttribute("data-over"))
                    .isEqualTo("false");
            officer.look("batch-of-300-under-way");
            Set<Integer> seen = watched(officer.page());
            assertThat(seen).as("how many the bar had come to").hasSizeGreaterThan(2);
            for (String bar : List.of("#mails", "#prints")) {
                assertThat(officer.text(bar + " .done-count")).as(bar).isEqualTo("300");
                assertThat(officer.page().locator(bar + " progress").getAttribute("value"))
                        .as(bar)
                        .isEqualTo(officer.page().locator(bar + " progress").getAttribute("max"))
                        .isEqualTo("300");
            }
            assertThat(officer.page().locator("#failures").count()).isZero();
            officer.look("batch-of-300-over");
            String address = officer.page().url().replaceFirst("https?://[^/]+", "");

            officer.press("list").look("batch-of-300-announced");
            List<String> names = new ArrayList<>(announced(officer));
            assertThat(names).as("on the first page").hasSizeLessThan(PEOPLE);
            assertThat(officer.page().locator("#earlier").count()).isZero();
            names.addAll(announced(officer.press("later")));
            assertThat(officer.page().locator("#later").count()).isZero();
            assertThat(names).hasSize(PEOPLE).doesNotHaveDuplicates().allMatch(name -> name.startsWith("甲" + SERIES));

            officer.page().setViewportSize(390, 844);
            officer.open(address + "&lang=en").look("batch-of-300-over-390-en");
            assertThat(officer.text("#mails .done-count")).isEqualTo("300");
        }
        requireOneMailEach();
        requireCertificates();
    }

    private static List<String> announced(Guest reader) {
        return reader.page().locator("table.list tbody td strong").allInnerTexts();
    }

    /** Looks on until it is over; the counts of prints that were shown meanwhile. */
    private static Set<Integer> watched(Page page) {
        page.evaluate(
                """
                () => {
                  window.seen = new Set();
                  const look = () => window.seen.add(document.querySelector("#prints .done-count").textContent);
                  look();
                  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
                }
                """);
        page.waitForSelector("#following[data-over=true]", new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MS));
        List<?> seen = (List<?>) page.evaluate("() => [...window.seen]");
        return seen.stream().map(String::valueOf).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireOneMailEach() {
        Map<String, List<String>> mails = BED.mail().messages().stream()
                .flatMap(message -> recipients(message).filter(of(SERIES)).map(to -> Map.entry(to, id(message))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(mails)
                .hasSize(PEOPLE)
                .allSatisfy((to, ids) -> assertThat(ids).as(to).hasSize(1));
        assertThat(new HashSet<>(mails.values())).hasSize(PEOPLE);
    }

    /** Each says something of its own, and the officer who prints finds a person's name and face on it. */
    private static void requireCertificates() {
        String made = " from certificate.prepared p join application.application a on a.public_id = p.basis"
                + " join certificate.certificate c on c.id = p.certificate_id where a.id / 1000000 = " + SERIES;
        assertThat(BED.count("select count(distinct p.text_sha256)" + made + " and p.pages = 1"))
                .isEqualTo(PEOPLE);
        String code =
                BED.column("select c.code" + made + " order by a.id limit 1").get(0);
        Visitor officer = Visitor.signedIn(BED.url(), "certificate@demo.example");
        byte[] pdf = officer.get("/files/certificate/" + code).body();
        assertThat(Drawings.text(pdf)).contains("甲" + SERIES + "000001", code);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .as("a portrait")
                .contains("/DCTDecode");
    }

    private static Predicate<String> of(int series) {
        return address -> address.matches("p" + series + "\\d{6}@load\\.example");
    }

    private static Stream<String> recipients(MimeMessage message) {
        try {
            return Arrays.stream(message.getAllRecipients()).map(Address::toString);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
