package org.rmocse.web.education;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.education.AccessToken;
import org.rmocse.education.AccessTokens;
import org.rmocse.shared.Settings;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Messages;

/** A training body's tokens for its own system: made, shown once, and revoked. */
@Named
@RequestScoped
public class AccessPage {

    @Inject
    private AccessTokens tokens;

    @Inject
    private Proof proof;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.revoke}")
    private String revoked;

    private String name;
    private String fresh;
    private List<AccessToken> all;

    /** Makes a token and shows it in this very answer; no redirect, since it is kept nowhere. */
    public void create() {
        if (proof.attempt("form", () -> fresh = tokens.create(name))) {
            name = null;
        }
        all = null;
    }

    /** Revokes the token whose button was pressed. */
    public String revoke() {
        if (!messages.attempt(() -> tokens.revoke(Chosen.id(revoked)))) {
            return null;
        }
        messages.done("education_access.revoked_done");
        return "/education/access.xhtml?faces-redirect=true";
    }

    public List<AccessToken> getAll() {
        if (all == null) {
            all = tokens.list();
        }
        return all;
    }

    /** The token just made; null where none was. */
    public String getFresh() {
        return fresh;
    }

    public int getDays() {
        return tokens.days();
    }

    /** Where a system reports to. */
    public String getAddress() {
        return Settings.current().url("/api/v1/education/imports");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
