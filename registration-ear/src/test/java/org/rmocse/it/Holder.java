package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody at a browser of their own who files one thing after another; each page is looked at, one that all kinds share only once. */
final class Holder implements AutoCloseable {

    private static final Set<String> SHARED = Set.of("start", "form", "submitted", "education", "education-refused");
    private static final Set<String> LOOKED_AT = ConcurrentHashMap.newKeySet();

    private final Guest guest;
    private String kind;
    private UUID filing;

    Holder(TestBed bed, Candidate candidate) {
        guest = new Guest(bed).signIn(candidate.idNumber(), Candidate.PASSWORD);
    }

    /** Begins a filing of that kind from the start page. */
    Holder begin(String wanted) {
        kind = wanted.toLowerCase(Locale.ROOT);
        guest.open("/applicant/index.xhtml");
        look("start");
        guest.follow(guest.page()
                .locator("[data-kind=" + wanted + "], [id='begin:start']")
                .first());
        filing = UUID.fromString(guest.page().url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1"));
        return this;
    }

    /** Goes on with a filing that was begun before. */
    Holder resume(String wanted, UUID begun) {
        kind = wanted.toLowerCase(Locale.ROOT);
        filing = begun;
        guest.open("/applicant/index.xhtml");
        look("start");
        return this;
    }

    /** Opens a step. */
    Holder step(String step) {
        guest.open("/applicant/step.xhtml?id=" + filing + "&step=" + step);
        return this;
    }

    /** Presses save on the open step without having done anything; returns what the page says is wrong, all of it in one. */
    String refused(String step) {
        step(step);
        guest.press("form:save");
        look(step + "-refused");
        return guest.text("#errors");
    }

    /** Fills in a step and saves it, whatever the page says of it. */
    void leave(String step, Map<String, String> answers) {
        step(step);
        answers.forEach(this::type);
        look(step);
        guest.press("form:save");
    }

    /** Fills in a step and saves it; nothing may be wrong with it. */
    Holder answer(String step, Map<String, String> answers) {
        leave(step, answers);
        assertThat(guest.page().locator("#errors").count()).as(step).isZero();
        return this;
    }

    /** Types, ticks or chooses in the field of that name. */
    void type(String field, String value) {
        Locator input = guest.page().locator("[id='form:" + field + "']");
        if ("SELECT".equals(input.evaluate("input => input.tagName"))) {
            input.selectOption(value);
        } else if ("checkbox".equals(input.getAttribute("type"))) {
            input.setChecked(Boolean.parseBoolean(value));
        } else {
            input.fill(value);
        }
    }

    /** Uploads a scan for a material. */
    Holder attach(String code, byte[] scan) {
        send(code, scan);
        guest.page().locator("figure[data-code=" + code + "]").first().waitFor();
        return this;
    }

    /** Chooses a file for a material and waits until the page has answered, whatever it answers. */
    void send(String code, byte[] scan) {
        guest.attach(code, code.toLowerCase(Locale.ROOT) + ".jpg", "image/jpeg", scan);
        guest.page()
                .locator("section, form")
                .filter(new Locator.FilterOptions().setHas(guest.page().locator("[id='form:" + code + "']")))
                .locator("ul.sent:not(.here) li")
                .first()
                .waitFor();
    }

    /** Prints the form, signs it and uploads a scan of each of its pages. */
    Holder attachForm(int pages) {
        step("form").look("form");
        List<byte[]> signed = Drawings.signed(guest.download("/files/" + filing + "/form"));
        assertThat(signed).hasSize(pages);
        for (int page = 1; page <= pages; page++) {
            guest.attach("pages", "page-" + page + ".jpg", "image/jpeg", signed.get(page - 1));
            guest.page().locator("#page" + page + ".there").waitFor();
        }
        return this;
    }

    /** Submits what must be complete by now; returns its id. */
    UUID submit() {
        guest.open("/applicant/apply.xhtml?id=" + filing);
        assertThat(guest.page().locator("#tasks li:not([data-state=done])").allInnerTexts())
                .as("steps that need something")
                .isEmpty();
        look("check");
        guest.check("pledge").press("form:submit");
        assertThat(guest.page().locator("#errors").count()).isZero();
        assertThat(guest.text("#receipt")).matches("SL\\d{12}");
        look("submitted");
        return filing;
    }

    private void look(String page) {
        if (!SHARED.contains(page) || LOOKED_AT.add(page)) {
            guest.look(kind + '-' + page);
        }
    }

    /** What became of the filing, on its page. */
    String outcome() {
        guest.open("/applicant/apply.xhtml?id=" + filing);
        look("outcome");
        return guest.text("main");
    }

    UUID filing() {
        return filing;
    }

    Guest guest() {
        return guest;
    }

    @Override
    public void close() {
        guest.close();
    }
}
