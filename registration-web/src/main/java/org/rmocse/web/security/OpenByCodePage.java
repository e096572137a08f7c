package org.rmocse.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.rmocse.account.Accounts;
import org.rmocse.account.CodedAccounts;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;

/** Opening an account with the code an agency gave in person; whatever is wrong with it, the answer is the same (D28). */
@Named
@RequestScoped
public class OpenByCodePage {

    @Inject
    private CodedAccounts accounts;

    @Inject
    private Accounts passwords;

    @Inject
    private LinkRequests requests;

    @Inject
    private HttpServletRequest request;

    @Inject
    private ConsentForm consent;

    @Inject
    private Language language;

    @Inject
    private Messages messages;

    private boolean chosen;
    private String registrationNumber;
    private String code;
    private String email;
    private String password;

    /** The form comes back with its choice; the page must know it before it reads the form. */
    @PostConstruct
    void readChoice() {
        chosen = request.getParameter("code") != null;
    }

    public String open() {
        boolean opened = requests.attemptCode(address -> accounts.open(
                registrationNumber, code, password, email, consent.agreement(), language.getLocale(), address));
        if (!opened) {
            return null;
        }
        messages.done("security_set_password.done");
        return "/sign-in.xhtml?faces-redirect=true";
    }

    /** Whether the visitor has a code. */
    public boolean isChosen() {
        return chosen;
    }

    /** How many characters a password must have at least. */
    public int getLength() {
        return passwords.passwordLength();
    }

    public String getRegistrationNumber() {
        return registrationNumber;
    }

    public void setRegistrationNumber(String registrationNumber) {
        this.registrationNumber = registrationNumber;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
