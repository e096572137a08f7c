package org.rmocse.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.rmocse.employer.ContactDraft;
import org.rmocse.employer.ContactRequests;
import org.rmocse.shared.Upload;
import org.rmocse.web.applicant.SentFile;
import org.rmocse.web.shared.Language;

/** Asking to speak for an employer, and confirming the address by the link of the mail; the answer is the same whoever asks (D18). */
@Named
@RequestScoped
public class EmployerAccountPage {

    private static final String PAGE = "/employer-account.xhtml?faces-redirect=true&done=";

    @Inject
    private ContactRequests requests;

    @Inject
    private LinkRequests limited;

    @Inject
    private ConsentForm consent;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    private String token;
    private String done;
    private String creditCode;
    private String name;
    private String contact;
    private String email;
    private Part letter;

    /** The form comes back with the link's token under the same name; the page must know it before it reads the form. */
    @PostConstruct
    void readToken() {
        token = request.getParameter("token");
    }

    public String ask() {
        return limited.attempt(() -> requests.ask(
                        new ContactDraft(creditCode, name, contact, email),
                        sent(),
                        consent.agreement(),
                        language.getLocale()))
                ? PAGE + "asked"
                : null;
    }

    public String confirm() {
        return limited.attempt(() -> requests.confirm(token)) ? PAGE + "confirmed" : null;
    }

    /** What the page shows: the form, or one of its answers. */
    public String getShown() {
        if (token != null) {
            return requests.isLinkGood(token) ? "confirm" : "expired";
        }
        return "asked".equals(done) || "confirmed".equals(done) ? done : "form";
    }

    private Upload sent() {
        boolean chosen = letter != null
                && letter.getSubmittedFileName() != null
                && !letter.getSubmittedFileName().isEmpty();
        return chosen ? SentFile.upload(letter, "letter") : null;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getDone() {
        return done;
    }

    public void setDone(String done) {
        this.done = done;
    }

    public String getCreditCode() {
        return creditCode;
    }

    public void setCreditCode(String creditCode) {
        this.creditCode = creditCode;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getContact() {
        return contact;
    }

    public void setContact(String contact) {
        this.contact = contact;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Part getLetter() {
        return letter;
    }

    public void setLetter(Part letter) {
        this.letter = letter;
    }
}
