package org.rmocse.web.ministry;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.rmocse.audit.AuditEntry;
import org.rmocse.operation.Export;
import org.rmocse.operation.ExportQueries;
import org.rmocse.operation.Exports;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Messages;

/** The requests for extracts of the register, and one of them as a second person decides on it; in two rooms. */
@Named
@ViewScoped
public class ExportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ExportQueries queries;

    @Inject
    private transient Exports exports;

    @Inject
    private transient Proof proof;

    @Inject
    private transient Messages messages;

    private transient Export one;
    private transient List<Export> all;
    private transient List<AuditEntry> trail;

    private String id;
    private String refusal;

    public String grant() {
        return after("ministry_exports.granted", proof.attempt("decide", () -> exports.grant(export())));
    }

    public String refuse() {
        return after("ministry_exports.refused", messages.attempt("decide", () -> exports.refuse(export(), refusal)));
    }

    private String after(String said, boolean done) {
        one = null;
        all = null;
        trail = null;
        if (!done) {
            return null;
        }
        messages.done(said);
        return FacesContext.getCurrentInstance().getViewRoot().getViewId() + "?faces-redirect=true&id=" + id;
    }

    private UUID export() {
        return Chosen.id(id);
    }

    /** The one that is looked at; null where none is. */
    public Export getOne() {
        if (one == null && id != null) {
            one = queries.find(export());
        }
        return one;
    }

    public List<Export> getAll() {
        if (all == null) {
            all = queries.latest();
        }
        return all;
    }

    /** What was done about the one that is looked at. */
    public List<AuditEntry> getTrail() {
        if (trail == null) {
            trail = queries.trail(export());
        }
        return trail;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getRefusal() {
        return refusal;
    }

    public void setRefusal(String refusal) {
        this.refusal = refusal;
    }
}
