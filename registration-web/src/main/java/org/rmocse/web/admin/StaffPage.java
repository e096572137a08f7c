package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rmocse.account.StaffAccount;
import org.rmocse.account.StaffAccounts;
import org.rmocse.agency.Agencies;
import org.rmocse.shared.Role;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** The security administrator keeps the officers' accounts. */
@Named
@RequestScoped
public class StaffPage {

    @Inject
    private StaffAccounts accounts;

    @Inject
    private Agencies agencies;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.close}")
    private String closing;

    @Inject
    @ManagedProperty("#{param.reset}")
    private String resetting;

    private String reason;
    private String name;
    private String email;
    private String role;
    private String agency;
    private List<StaffAccount> all;
    private Map<Long, String> names;

    public String create() {
        boolean done = messages.attempt(() -> accounts.create(
                name, email, role == null ? null : Role.valueOf(role), agency == null ? null : Long.valueOf(agency)));
        if (!done) {
            return null;
        }
        messages.done("admin_staff.created");
        return "/admin/staff.xhtml?faces-redirect=true";
    }

    /** Closes the account that was asked about. */
    public String close() {
        StaffAccount asked = getClosing();
        if (asked == null || !messages.attempt(() -> accounts.disable(asked.publicId()))) {
            return null;
        }
        messages.done("admin_staff.closed", asked.name());
        return "/admin/staff.xhtml?faces-redirect=true";
    }

    /** The open account that is asked about before it is closed; null where none is. */
    public StaffAccount getClosing() {
        return getAll().stream()
                .filter(one -> one.enabled() && one.publicId().toString().equals(closing))
                .findFirst()
                .orElse(null);
    }

    /** Takes the second factor away from whom it was asked about. */
    public String reset() {
        StaffAccount asked = getResetting();
        if (asked == null
                || !messages.attempt("resetting", () -> accounts.resetSecondFactor(asked.publicId(), reason))) {
            return null;
        }
        messages.done("admin_staff.reset_done", asked.name());
        return "/admin/staff.xhtml?faces-redirect=true";
    }

    /** Whose second factor is asked about before it is taken away; null where nobody's is. */
    public StaffAccount getResetting() {
        return getAll().stream()
                .filter(one -> one.secondFactorSince() != null
                        && one.publicId().toString().equals(resetting))
                .findFirst()
                .orElse(null);
    }

    public List<StaffAccount> getAll() {
        if (all == null) {
            all = accounts.list();
        }
        return all;
    }

    /** The name of the agency an officer is bound to; null where the scope is the country. */
    public String agencyName(StaffAccount account) {
        if (names == null) {
            names = agencies.names();
        }
        return account.agencyId() == null ? null : names.get(account.agencyId());
    }

    public List<SelectItem> getRoles() {
        return Arrays.stream(Role.values())
                .filter(one -> one != Role.APPLICANT && one != Role.EMPLOYER && one != Role.EDUCATION_PROVIDER)
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    public List<SelectItem> getAgencies() {
        return agencies.all(LocalDate.now(clock)).stream()
                .map(one -> new SelectItem(String.valueOf(one.id()), one.name()))
                .toList();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getAgency() {
        return agency;
    }

    public void setAgency(String agency) {
        this.agency = agency;
    }
}
