package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;

/** One person at a browser of their own in a journey. Every page looked at is photographed and judged by axe. */
final class Guest implements AutoCloseable {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final TestBed bed;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean revealing;

    Guest(TestBed bed) {
        this.bed = bed;
        context = Browsers.get()
                .newContext(
                        new Browser.NewContextOptions().setBaseURL(bed.url()).setViewportSize(WIDTH, HEIGHT));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " script: " + error));
        page.onResponse(this::remember);
    }

    private void remember(Response response) {
        if (response.status() >= 500) {
            complaints.add(response.url() + " answered " + response.status());
        }
        if (!revealing && response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
            try {
                Planted.saw(java.net.URI.create(response.url()).getPath(), response.body());
            } catch (PlaywrightException redirected) {
                // a redirect has no body
            }
        }
    }

    Guest signIn(String name, String password) {
        open("/sign-in.xhtml");
        fill("name", name);
        fill("password", password);
        press("form:submit");
        assertThat(page.locator("form#leave").count())
                .as(name + " is signed in")
                .isPositive();
        return this;
    }

    Guest open(String path) {
        page.navigate(path);
        return this;
    }

    /** Follows a link or presses a button and waits for the page that comes. */
    Guest press(String id) {
        return follow(page.locator(byId(id)).first());
    }

    /** The same for a button that shows what no other page may show: what comes of it is not held against the page. */
    Guest reveal(String id) {
        revealing = true;
        try {
            return press(id);
        } finally {
            revealing = false;
        }
    }

    Guest follow(Locator control) {
        page.evaluate("() => { window.leaving = true; }");
        control.click();
        page.waitForFunction("() => !window.leaving && document.readyState === 'complete'");
        return this;
    }

    Guest fill(String field, String value) {
        field(field).fill(value);
        return this;
    }

    /** Chooses the option of that value. */
    Guest choose(String field, String value) {
        field(field).selectOption(value);
        return this;
    }

    Guest check(String field) {
        field(field).check();
        return this;
    }

    Guest attach(String field, String fileName, String contentType, byte[] content) {
        field(field).setInputFiles(new FilePayload(fileName, contentType, content));
        return this;
    }

    private Locator field(String field) {
        return page.locator("[id$=':" + field + "'], [id='" + field + "']").first();
    }

    /** A file behind an address of the site, as this person gets it. */
    byte[] download(String path) {
        var answer = context.request().get(bed.url() + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Nothing of the page is to be found by scrolling sideways. */
    void requireNoWiderThanTheScreen() {
        assertThat((boolean) page().evaluate("document.documentElement.scrollWidth > window.innerWidth"))
                .as("wider than the screen")
                .isFalse();
    }

    /** Photographs the page and holds it against axe; nothing may be wrong on it. */
    Guest look(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(bed.folder().resolve("screenshots").resolve(name + ".png"))
                .setFullPage(true));
        List<String> violations = new AxeBuilder(page)
                        .setLegacyMode(
                                true) // judges in the page itself: none of ours has frames, and it takes a third of the
                        // time
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Guest::told)
                        .toList();
        assertThat(violations).as("axe on " + name).isEmpty();
        return this;
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getHtml()))
                        .toList();
    }

    Page page() {
        return page;
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    private static String byId(String id) {
        return "[id='" + id + "']";
    }

    /** Ends the visit; scripts that were refused and pages that failed are told now. */
    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
