package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.rmocse.application.Revocable;
import org.rmocse.application.RevocationDrafts;
import org.rmocse.application.RevocationQueries;
import org.rmocse.web.shared.Messages;

/** The ministry finds the registration that is to be revoked. A number that was typed is in no address. */
@Named
@ViewScoped
public class RevokePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RevocationQueries queries;

    @Inject
    private transient RevocationDrafts drafts;

    @Inject
    private transient Messages messages;

    private transient Revocable found;

    private String name;
    private String number;
    private UUID registration;
    private boolean searched;

    /** Looks the registration up; of whoever is found the page goes on with name and registration number, whatever was typed. */
    public void find() {
        found = queries.find(name, number).orElse(null);
        registration = found == null ? null : found.registration().publicId();
        searched = true;
        if (found != null) {
            name = found.person().name();
            number = found.registration().number();
        }
    }

    /** Begins the proposal, or opens the one begun before. */
    public String begin() {
        UUID[] begun = new UUID[1];
        if (messages.attempt(() -> begun[0] = drafts.begin(registration))) {
            return "/ministry/revocation.xhtml?faces-redirect=true&id=" + begun[0];
        }
        find();
        return null;
    }

    /** Null where nobody was found, or not looked for yet. */
    public Revocable getFound() {
        return found;
    }

    public boolean isMissing() {
        return searched && found == null;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
