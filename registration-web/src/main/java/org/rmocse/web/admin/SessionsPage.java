package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.rmocse.account.AccountSessions;
import org.rmocse.account.Sessions;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** Where an account is signed in, whoever it belongs to: looked for by what its holder signs in with, ended all at once. */
@Named
@RequestScoped
public class SessionsPage {

    @Inject
    private Sessions sessions;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.id}")
    private String id;

    private String name;
    private AccountSessions account;

    /** Goes to the account that signs in by this name, which no address tells. */
    public String find() {
        UUID[] found = new UUID[1];
        return messages.attempt("search", () -> found[0] = sessions.find(name)) ? at(found[0]) : null;
    }

    public String endAll() {
        if (!messages.attempt(() -> sessions.endAll(Chosen.id(id)))) {
            return null;
        }
        messages.done("admin_sessions.ended");
        return at(Chosen.id(id));
    }

    /** Null where nobody was looked for yet. */
    public AccountSessions getAccount() {
        if (account == null && id != null) {
            account = sessions.of(
                    Chosen.id(id),
                    Duration.ofMinutes(request.getServletContext().getSessionTimeout()));
        }
        return account;
    }

    private static String at(UUID account) {
        return "/admin/sessions.xhtml?faces-redirect=true&id=" + account;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
