package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.account.Accounts;
import org.rmocse.applicant.Qualifications;
import org.rmocse.certificate.RegisterImportLog;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.PageTexts;

/** Opening an account; the answer is the same whoever asks, and however often (D28). */
@Named
@RequestScoped
public class OpenAccountPage {

    @Inject
    private Accounts accounts;

    @Inject
    private Qualifications qualifications;

    @Inject
    private RegisterImportLog register;

    @Inject
    private LinkRequests requests;

    @Inject
    private ConsentForm consent;

    @Inject
    private Language language;

    @Inject
    private PageTexts texts;

    private String name;
    private String idNumber;
    private String qualificationNumber;
    private String email;
    private boolean asked;

    public String open() {
        return requests.attempt(() -> accounts.requestAccount(
                        name, idNumber, qualificationNumber, email, consent.agreement(), language.getLocale()))
                ? "/open-account.xhtml?faces-redirect=true&asked=true"
                : null;
    }

    /** The day of the last import of examination data, always shown. */
    public String getLastImport() {
        return qualifications.lastImportAt().map(texts::day).orElse("–");
    }

    /** The same of the register of holders. */
    public String getLastRegisterImport() {
        return register.lastImportAt().map(texts::day).orElse("–");
    }

    public boolean isAsked() {
        return asked;
    }

    public void setAsked(boolean asked) {
        this.asked = asked;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getIdNumber() {
        return idNumber;
    }

    public void setIdNumber(String idNumber) {
        this.idNumber = idNumber;
    }

    public String getQualificationNumber() {
        return qualificationNumber;
    }

    public void setQualificationNumber(String qualificationNumber) {
        this.qualificationNumber = qualificationNumber;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
