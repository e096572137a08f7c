package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.account.Accounts;

/** Asking for a link to set a new password; the answer is the same whether there is such an account. */
@Named
@RequestScoped
public class ResetPasswordPage {

    @Inject
    private Accounts accounts;

    @Inject
    private LinkRequests requests;

    private String name;
    private boolean asked;

    public String reset() {
        return requests.attempt(() -> accounts.requestReset(name))
                ? "/reset-password.xhtml?faces-redirect=true&asked=true"
                : null;
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
}
