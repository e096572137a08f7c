package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.rmocse.account.StaffAccountQueries;
import org.rmocse.account.StaffAccounts;
import org.rmocse.account.StaffFilter;
import org.rmocse.account.StaffPart;
import org.rmocse.account.StaffState;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** The security administrator looks through the officers' accounts and opens new ones; what is done with one stands on its own page. */
@Named
@RequestScoped
public class StaffPage {

    @Inject
    private StaffAccounts accounts;

    @Inject
    private StaffAccountQueries queries;

    @Inject
    private Messages messages;

    private String name;
    private String email;
    private String role;
    private String agency;
    private StaffPart part;

    public String create() {
        if (!messages.attempt(
                () -> accounts.create(name, email, StaffChoices.role(role), StaffChoices.agency(agency)))) {
            return null;
        }
        messages.done("admin_staff.created");
        return "/admin/staff.xhtml?faces-redirect=true";
    }

    public StaffPart getPart() {
        if (part == null) {
            part = queries.list(getFilter());
        }
        return part;
    }

    /** What the address asks for; of what it cannot ask nothing is taken. */
    public StaffFilter getFilter() {
        String after = sent("after");
        UUID last = after == null ? null : Chosen.id(after);
        return new StaffFilter(
                sent("text"),
                StaffChoices.role(sent("of")),
                StaffChoices.agency(sent("at")),
                Arrays.stream(StaffState.values())
                        .filter(one -> one.name().equals(sent("state")))
                        .findFirst()
                        .orElse(null),
                last);
    }

    public boolean isNarrowed() {
        return !new StaffFilter(null, null, null, null, getFilter().after()).equals(getFilter());
    }

    /** Where the list goes on; null where it ends. */
    public String getNext() {
        if (getPart().next() == null) {
            return null;
        }
        StringBuilder address =
                new StringBuilder("/admin/staff.xhtml?after=" + getPart().next());
        for (String one : new String[] {"text", "of", "at", "state"}) {
            if (sent(one) != null) {
                address.append('&')
                        .append(one)
                        .append('=')
                        .append(URLEncoder.encode(sent(one), StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }

    private static String sent(String field) {
        String value = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(field);
        return value == null || value.isBlank() ? null : value.strip();
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
