package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

    private String name;
    private String email;
    private String role;
    private String agency;

    public String create() {
        boolean done = messages.attempt(() -> accounts.create(
                name, email, role == null ? null : Role.valueOf(role), agency == null ? null : Long.valueOf(agency)));
        if (!done) {
            return null;
        }
        messages.done("admin_staff.created");
        return "/admin/staff.xhtml?faces-redirect=true";
    }

    public String disable(UUID account) {
        return messages.attempt(() -> accounts.disable(account)) ? "/admin/staff.xhtml?faces-redirect=true" : null;
    }

    public List<StaffAccount> getAll() {
        return accounts.list();
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
