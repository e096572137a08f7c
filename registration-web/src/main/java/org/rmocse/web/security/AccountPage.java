package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.account.Accounts;
import org.rmocse.account.SecondFactorState;
import org.rmocse.account.SecondFactors;
import org.rmocse.web.shared.Messages;

/** One's own account: changing the password, which ends the sessions opened elsewhere and lets this one go on. */
@Named
@RequestScoped
public class AccountPage {

    @Inject
    private Accounts accounts;

    @Inject
    private SecondFactors factors;

    @Inject
    private OpenSession session;

    @Inject
    private Messages messages;

    private String current;
    private String password;
    private SecondFactorState secondFactor;

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

    /** How it stands with the second step at sign-in. */
    public SecondFactorState getSecondFactor() {
        if (secondFactor == null) {
            secondFactor = factors.state();
        }
        return secondFactor;
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
