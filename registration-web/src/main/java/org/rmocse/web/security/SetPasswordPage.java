package org.rmocse.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.rmocse.account.Accounts;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Messages;

/** Setting a password through the link of a mail. */
@Named
@RequestScoped
public class SetPasswordPage {

    @Inject
    private Accounts accounts;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    private String token;
    private String password;

    /** The form comes back with the link's token under the same name; the page must know it before it reads the form. */
    @PostConstruct
    void readToken() {
        token = request.getParameter("token");
    }

    public String set() {
        if (!messages.attempt(() -> accounts.setPassword(token, password, ClientAddress.of(request)))) {
            return null;
        }
        messages.done("security_set_password.done");
        return "/sign-in.xhtml?faces-redirect=true";
    }

    public boolean isLinkGood() {
        return token != null && accounts.isLinkValid(token);
    }

    /** How many characters it must have at least. */
    public int getLength() {
        return accounts.passwordLength();
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
}
