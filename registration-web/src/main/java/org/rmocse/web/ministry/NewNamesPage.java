package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import org.rmocse.employer.NameDecisions;
import org.rmocse.employer.NewNameList;
import org.rmocse.employer.NewNameState;
import org.rmocse.web.agency.Chosen;

/** The new names of employers that wait for the ministry, and those it decided. */
@Named
@RequestScoped
public class NewNamesPage {

    @Inject
    private NameDecisions decisions;

    @Inject
    @ManagedProperty("#{param.state}")
    private String asked;

    @Inject
    @ManagedProperty("#{param.after}")
    private String after;

    private NewNameList list;

    public NewNameList getList() {
        if (list == null) {
            list = decisions.list(getState(), after == null || after.isEmpty() ? null : Chosen.id(after));
        }
        return list;
    }

    public NewNameState getState() {
        return Arrays.stream(NewNameState.values())
                .filter(state -> state.name().equals(asked))
                .findFirst()
                .orElse(NewNameState.WAITING);
    }

    public NewNameState[] getStates() {
        return NewNameState.values();
    }
}
