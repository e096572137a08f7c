package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.employer.ContactDecisions;
import org.rmocse.employer.ContactRequestList;
import org.rmocse.employer.ContactRequestState;
import org.rmocse.web.agency.Chosen;

/** The requests to speak for employers that wait for the ministry, and those it decided. */
@Named
@RequestScoped
public class ContactRequestsPage {

    private static final List<ContactRequestState> STATES =
            List.of(ContactRequestState.WAITING, ContactRequestState.GRANTED, ContactRequestState.REFUSED);

    @Inject
    private ContactDecisions decisions;

    @Inject
    @ManagedProperty("#{param.state}")
    private String asked;

    @Inject
    @ManagedProperty("#{param.after}")
    private String after;

    private ContactRequestList list;

    public ContactRequestList getList() {
        if (list == null) {
            list = decisions.list(getState(), after == null || after.isEmpty() ? null : Chosen.id(after));
        }
        return list;
    }

    public ContactRequestState getState() {
        return STATES.stream()
                .filter(state -> state.name().equals(asked))
                .findFirst()
                .orElse(ContactRequestState.WAITING);
    }

    public List<ContactRequestState> getStates() {
        return STATES;
    }
}
