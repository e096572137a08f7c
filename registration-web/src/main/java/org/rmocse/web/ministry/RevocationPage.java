package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.rmocse.application.Effect;
import org.rmocse.application.RevocationQueries;
import org.rmocse.application.RevocationView;
import org.rmocse.application.Revocations;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;

/** One proposal to revoke a registration, as it is read, taken back by whoever made it, and decided by another. */
@Named
@ViewScoped
public class RevocationPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/ministry/matters.xhtml?faces-redirect=true&kind=REVOCATION";

    @Inject
    private transient RevocationQueries queries;

    @Inject
    private transient Revocations revocations;

    @Inject
    private transient Proof proof;

    @Inject
    private transient Messages messages;

    @Inject
    private transient Language language;

    private transient RevocationView view;
    private transient Effect effect;

    private String id;
    private String note;

    public RevocationView getView() {
        if (view == null) {
            view = queries.view(revocation());
        }
        return view;
    }

    /** What confirming it today would do; null once it is decided. */
    public Effect getEffect() {
        if (effect == null) {
            effect = queries.effect(revocation(), language.getLocale()).orElse(null);
        }
        return effect;
    }

    public String withdraw() {
        return leave("ministry_revocation.withdrawn", () -> revocations.withdraw(revocation()));
    }

    public String confirm() {
        boolean gone = proof.attempt("decide", () -> revocations.confirm(revocation(), note));
        return after("ministry_revocation.confirmed", gone, here());
    }

    public String decline() {
        return stay("ministry_revocation.declined", () -> revocations.decline(revocation(), note));
    }

    /** Does it and shows the proposal as it stands then. */
    String stay(String done, Runnable deed) {
        return after(done, messages.attempt(deed), here());
    }

    /** Does it and goes back to the list. */
    String leave(String done, Runnable deed) {
        return after(done, messages.attempt(deed), LIST);
    }

    private String here() {
        return "/ministry/revocation.xhtml?faces-redirect=true&id=" + id;
    }

    private String after(String done, boolean gone, String next) {
        if (!gone) {
            view = null; // part of it may have gone through
            effect = null;
            return null;
        }
        messages.done(done);
        return next;
    }

    UUID revocation() {
        return Chosen.id(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
