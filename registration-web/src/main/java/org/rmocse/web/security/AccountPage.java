package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.account.Accounts;
import org.rmocse.web.shared.Messages;

/** One's own account: changing the password, which ends the sessions opened elsewhere and lets this one go on. */
@Named
@RequestScoped
public class AccountPage {

    @Inject
    private Accounts accounts;

    @Inject
    private OpenSession session;

    @Inject
    private Messages messages;

    private String current;
    private String password;

    public String change() {
        if (!messages.attempt(() -> accounts.changePassword(current, password))) {
            return null;
        }
        session.begin();
        messages.done("security_account.done");
        return "/account.xhtml?faces-redirect=true";
    }

    /** How many characters a password must have at least. */
    public int getLength() {
        return accounts.passwordLength();
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
