package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.Batches;
import org.rmocse.application.MatterKind;
import org.rmocse.application.MatterList;
import org.rmocse.application.MatterState;
import org.rmocse.application.Matters;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** The ministry's other business in one list: reissues, cancellations, other matters, revocations. */
@Named
@RequestScoped
public class MattersPage {

    private static final String PAGE = "/ministry/matters.xhtml?faces-redirect=true";

    @Inject
    private Matters matters;

    @Inject
    private Batches batches;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.kind}")
    private String askedKind;

    @Inject
    @ManagedProperty("#{param.state}")
    private String askedState;

    @Inject
    @ManagedProperty("#{param.after}")
    private String after;

    private MatterList list;

    public MatterList getList() {
        if (list == null) {
            list = matters.list(getKind(), getState(), after == null || after.isEmpty() ? null : Chosen.id(after));
        }
        return list;
    }

    /** The kind that is looked at; null for all. */
    public MatterKind getKind() {
        return Arrays.stream(MatterKind.values())
                .filter(kind -> kind.name().equals(askedKind))
                .findFirst()
                .orElse(null);
    }

    public MatterState getState() {
        return Arrays.stream(MatterState.values())
                .filter(state -> state.name().equals(askedState))
                .findFirst()
                .orElse(MatterState.WAITING);
    }

    public MatterKind[] getKinds() {
        return MatterKind.values();
    }

    public MatterState[] getStates() {
        return MatterState.values();
    }

    /** How many of a kind wait for the ministry. */
    public int count(MatterKind kind) {
        return getList().waiting().getOrDefault(kind, 0);
    }

    /** Puts the file whose button was pressed into the open batch. */
    public String addPressed() {
        return add(Chosen.id(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("add")));
    }

    /** Puts a file into the open batch. */
    public String add(UUID file) {
        return move("ministry_matters.added", () -> batches.add(List.of(file)));
    }

    /** Takes a file out of the open batch. */
    public String remove(UUID file) {
        return move("ministry_matters.removed", () -> batches.remove(file));
    }

    private String move(String done, Runnable deed) {
        if (!messages.attempt(deed)) {
            return null;
        }
        messages.done(done);
        return getKind() == null ? PAGE : PAGE + "&kind=" + getKind();
    }
}
