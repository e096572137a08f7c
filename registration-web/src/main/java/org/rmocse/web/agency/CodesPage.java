package org.rmocse.web.agency;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.rmocse.account.IssuedCode;
import org.rmocse.certificate.CodeHolder;
import org.rmocse.certificate.HolderCodes;
import org.rmocse.shared.Settings;
import org.rmocse.web.shared.Messages;

/**
 * An officer gives a one-time code to a holder who has come in person: finds them, says how it was made sure who they are, and
 * prints the slip. The code is on this page alone and is gone with it.
 */
@Named
@ViewScoped
public class CodesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient HolderCodes codes;

    @Inject
    private transient Messages messages;

    private String number;
    private String name;
    private String check;
    private transient CodeHolder holder; // not to be written to disk with a session
    private transient IssuedCode issued;

    public void find() {
        holder = null;
        messages.attempt(() -> holder = codes.find(number, name));
    }

    public void issue() {
        messages.attempt(() -> issued = codes.issue(number, name, check));
    }

    /** Begins with another holder. */
    public String leave() {
        return "/agency/codes.xhtml?faces-redirect=true";
    }

    /** Where the code is used. */
    public String getAddress() {
        return Settings.current().url("/open-account.xhtml?code=true");
    }

    /** Who was found; null before that. */
    public CodeHolder getHolder() {
        return holder;
    }

    /** The code on the slip; null before it is given. */
    public IssuedCode getIssued() {
        return issued;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCheck() {
        return check;
    }

    public void setCheck(String check) {
        this.check = check;
    }
}
