package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.UUID;
import org.rmocse.employer.EmployerList;
import org.rmocse.employer.EmployerStanding;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** The ministry looks for employers, and enters one nobody is registered with yet. */
@Named
@RequestScoped
public class EmployersPage {

    @Inject
    private EmployerStanding standing;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.q}")
    private String wanted;

    @Inject
    @ManagedProperty("#{param.status}")
    private String asked;

    @Inject
    @ManagedProperty("#{param.after}")
    private String after;

    private String creditCode;
    private String name;
    private EmployerList found;

    public EmployerList getFound() {
        if (found == null) {
            found = standing.list(wanted, getStatus(), after == null || after.isEmpty() ? null : Chosen.id(after));
        }
        return found;
    }

    /** The status that is looked at; null for any. */
    public EmployerStatus getStatus() {
        return Arrays.stream(EmployerStatus.values())
                .filter(status -> status.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    public EmployerStatus[] getStatuses() {
        return EmployerStatus.values();
    }

    /** Enters an employer and opens it. */
    public String enter() {
        UUID[] entered = new UUID[1];
        return messages.attempt(() -> entered[0] = standing.enter(creditCode, name))
                ? "/ministry/employer.xhtml?faces-redirect=true&id=" + entered[0]
                : null;
    }

    public String getWanted() {
        return wanted;
    }

    public String getCreditCode() {
        return creditCode;
    }

    public void setCreditCode(String creditCode) {
        this.creditCode = creditCode;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
