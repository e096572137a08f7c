package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.account.Accounts;
import org.rmocse.applicant.Qualifications;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** Opening an account, setting and changing a password; the answers are the same whoever asks (D28). */
@Named
@RequestScoped
public class AccountPages {

    @Inject
    private Accounts accounts;

    @Inject
    private Qualifications qualifications;

    @Inject
    private Language language;

    @Inject
    private PageTexts texts;

    @Inject
    private Messages messages;

    private String name;
    private String idNumber;
    private String qualificationNumber;
    private String email;
    private String token;
    private String password;
    private String current;
    private boolean asked;

    public void open() {
        accounts.requestAccount(name, idNumber, qualificationNumber, email, language.getLocale());
        asked = true;
    }

    public void reset() {
        accounts.requestReset(name);
        asked = true;
    }

    public String set() {
        if (!messages.attempt(() -> accounts.setPassword(token, password))) {
            return null;
        }
        messages.done("account_set.done");
        return "/sign-in.xhtml?faces-redirect=true";
    }

    public void change() {
        if (messages.attempt(() -> accounts.changePassword(current, password))) {
            messages.done("account_change.done");
        }
    }

    public boolean isLinkGood() {
        return token != null && accounts.isLinkValid(token);
    }

    /** The day of the last import of examination data, always shown. */
    public String getLastImport() {
        return qualifications.lastImportAt().map(texts::day).orElse("–");
    }

    public boolean isAsked() {
        return asked;
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

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }
}
