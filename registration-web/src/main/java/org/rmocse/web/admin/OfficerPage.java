package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.rmocse.account.StaffAccount;
import org.rmocse.account.StaffAccountQueries;
import org.rmocse.account.StaffAccounts;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** One officer's account: another role or agency, a new link, a lost telephone, a lock, closing and opening again. */
@Named
@RequestScoped
public class OfficerPage {

    @Inject
    private StaffAccounts accounts;

    @Inject
    private StaffAccountQueries queries;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.id}")
    private String id;

    private StaffAccount account;
    private String role;
    private String agency;
    private String reason;

    public StaffAccount getAccount() {
        if (account == null) {
            account = queries.find(Chosen.id(id));
        }
        return account;
    }

    public String changeRole() {
        return after(
                "admin_officer.role_changed",
                messages.attempt(
                        () -> accounts.changeRole(publicId(), StaffChoices.role(role), StaffChoices.agency(agency))));
    }

    public String sendLink() {
        return after("admin_officer.link_sent", messages.attempt(() -> accounts.sendLink(publicId())));
    }

    public String unlock() {
        return after("admin_officer.unlocked", messages.attempt(() -> accounts.unlock(publicId())));
    }

    public String reset() {
        return after(
                "admin_officer.reset_done",
                messages.attempt("resetting", () -> accounts.resetSecondFactor(publicId(), reason)));
    }

    public String close() {
        return after("admin_officer.closed", messages.attempt(() -> accounts.disable(publicId())));
    }

    public String reopen() {
        return after("admin_officer.reopened", messages.attempt(() -> accounts.reopen(publicId())));
    }

    private String after(String done, boolean gone) {
        if (!gone) {
            return null;
        }
        messages.done(done);
        return "/admin/officer.xhtml?faces-redirect=true&id=" + publicId();
    }

    private UUID publicId() {
        return Chosen.id(id);
    }

    public String getRole() {
        return role == null ? getAccount().role().name() : role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getAgency() {
        return agency == null && role == null && getAccount().agencyId() != null
                ? getAccount().agencyId().toString()
                : agency;
    }

    public void setAgency(String agency) {
        this.agency = agency;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
