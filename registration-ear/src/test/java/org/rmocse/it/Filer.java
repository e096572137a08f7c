package org.rmocse.it;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.it.Visitor.FileField;
import org.rmocse.run.MailSink;

/** Brings a candidate's application as far as a test needs it, the way the candidate would: through the pages. */
final class Filer {

    private static final Pattern ID = Pattern.compile("[?&]id=([0-9a-f-]{36})");

    private Filer() {}

    /** Has the candidates imported, opens their accounts and signs the first of them in. */
    static Visitor register(TestBed bed, Candidate candidate) throws InterruptedException {
        return register(bed.url(), bed.mail(), candidate);
    }

    static Visitor register(String site, MailSink mail, Candidate candidate) throws InterruptedException {
        Visitor administrator = Visitor.signedIn(site, "system@demo.example");
        administrator.get("/admin/qualifications.xhtml");
        administrator.press(
                "form:import", Map.of(), new FileField("file", "results.csv", "text/csv", Candidate.sheet(candidate)));
        openAccount(site, mail, candidate);
        Visitor applicant = Visitor.at(site);
        applicant.signIn(candidate.idNumber(), Candidate.PASSWORD);
        return applicant;
    }

    private static void openAccount(String site, MailSink mail, Candidate candidate) throws InterruptedException {
        Visitor visitor = Visitor.at(site);
        visitor.get("/open-account.xhtml");
        visitor.press(
                "form:submit",
                Map.of(
                        "name", candidate.name(),
                        "idNumber", candidate.idNumber(),
                        "qualificationNumber", candidate.certificate(),
                        "consent", "on",
                        "sensitive", "on"));
        String link = Mailbox.link(new Mailbox(mail, candidate.email()).await("/set-password.xhtml"));
        visitor.get(link.substring(site.length()));
        Visitor.Page set = visitor.press("form:submit", Map.of("password", Candidate.PASSWORD));
        if (!set.address().getPath().equals("/sign-in.xhtml")) {
            throw new AssertionError("no password set: " + set.status() + " " + set.errors());
        }
    }

    /** Begins a filing that holds nothing yet. */
    static UUID begin(Visitor applicant) {
        applicant.get("/applicant/index.xhtml");
        return id(applicant.press("begin:start", Map.of()));
    }

    /** Uploads a portrait to a filing. */
    static void portrait(Visitor applicant, UUID id) {
        applicant.get(step(id, "portrait"));
        save(applicant, Map.of(), new FileField("fileId", "portrait.jpg", "image/jpeg", Drawings.portrait()));
    }

    /** Fills in everything and uploads the signed form; returns the application's id, ready to be submitted. */
    static UUID fillIn(Visitor applicant, Candidate candidate) {
        return fillIn(applicant, candidate.answers(), "contract.jpg");
    }

    /** The same with answers of one's own, and a name for the file of the contract. */
    static UUID fillIn(Visitor applicant, Map<String, Map<String, String>> answers, String contract) {
        UUID id = begin(applicant);
        applicant.get(step(id, "agency"));
        applicant.press("form:recommend", answers.get("agency"));
        save(applicant, Map.of());
        for (String step : List.of("basic", "category", "employer", "work")) {
            applicant.get(step(id, step));
            save(applicant, answers.get(step));
        }
        portrait(applicant, id);
        byte[] form = applicant.get("/files/" + id + "/form").body();
        applicant.get(step(id, "form"));
        int number = 0;
        for (byte[] page : Drawings.signed(form)) {
            add(applicant, "pages", "form-" + ++number + ".jpg", page);
        }
        applicant.get(step(id, "materials"));
        add(applicant, "CONTRACT", contract, Drawings.sheet("Labour contract"));
        add(applicant, "HOLD_ID", "holding-id.jpg", Drawings.sheet("Person holding an identity card"));
        applicant.get("/applicant/apply.xhtml?id=" + id);
        return id;
    }

    /** Presses the button under the pledge; whatever page comes of it is the visitor's. */
    static Visitor.Page submit(Visitor applicant, UUID id) {
        applicant.get("/applicant/apply.xhtml?id=" + id);
        return applicant.press("form:submit", Map.of("pledge", "on"));
    }

    private static void save(Visitor applicant, Map<String, String> answers, FileField... files) {
        Visitor.Page page = applicant.press("form:save", answers, files);
        if (page.status() != 200 || !page.errors().isEmpty()) {
            throw new AssertionError("not saved: " + page.status() + " " + page.address() + " " + page.errors());
        }
    }

    private static void add(Visitor applicant, String field, String name, byte[] content) {
        Visitor.Page page = applicant.press("form:add", Map.of(), new FileField(field, name, "image/jpeg", content));
        if (page.status() != 200 || !page.errors().isEmpty()) {
            throw new AssertionError(name + " not added: " + page.status() + " " + page.errors());
        }
    }

    private static String step(UUID id, String step) {
        return "/applicant/step.xhtml?id=" + id + "&step=" + step;
    }

    private static UUID id(Visitor.Page page) {
        Matcher id = ID.matcher(page.address().toString());
        if (!id.find()) {
            throw new AssertionError("no application at " + page.address());
        }
        return UUID.fromString(id.group(1));
    }
}
