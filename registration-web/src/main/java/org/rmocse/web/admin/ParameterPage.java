package org.rmocse.web.admin;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.rmocse.operation.ParameterChange;
import org.rmocse.operation.ParameterFile;
import org.rmocse.operation.ParameterPreview;
import org.rmocse.operation.ParameterType;
import org.rmocse.operation.Parameters;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/**
 * An administrator gives a parameter a new value: first what it would be, then the change; what is entered is what was looked at.
 * A value that has not begun is withdrawn here.
 */
@Named
@ViewScoped
public class ParameterPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Parameters parameters;

    @Inject
    private transient ParameterWords words;

    @Inject
    private transient Proof proof;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private transient ParameterFile file;
    private transient ParameterPreview preview;

    private String name;
    private String value;
    private String choice;
    private String from;
    private String reason;
    private String which;
    private String because;
    private boolean looking;

    /** Shows what the change would be. */
    public void look() {
        looking = messages.attempt("form", () -> preview = parameters.preview(draft()));
    }

    /** Back to what was typed. */
    public void mend() {
        looking = false;
    }

    /** Enters what was looked at. */
    public String enter() {
        return does("admin_parameter.entered", "entering", () -> parameters.enter(draft()));
    }

    public String withdraw() {
        return does("admin_parameter.withdrawn", "withdrawing", () -> parameters.withdraw(Chosen.id(which), because));
    }

    private String does(String done, String form, Runnable deed) {
        if (!proof.attempt(form, deed)) {
            return null;
        }
        messages.done(done);
        return "/admin/parameter.xhtml?faces-redirect=true&name=" + name;
    }

    private ParameterChange draft() {
        return new ParameterChange(name, choice == null ? value : choice, from, reason);
    }

    public ParameterFile getFile() {
        if (file == null) {
            file = parameters.file(name);
        }
        return file;
    }

    /** What the change would be; null where nobody looks. */
    public ParameterPreview getPreview() {
        if (preview == null && looking) {
            preview = parameters.preview(draft());
        }
        return looking ? preview : null;
    }

    /** How the field of the value is typed. */
    public String getInputType() {
        return getFile().parameter().type() == ParameterType.DAY ? "date" : "text";
    }

    public List<SelectItem> getChoices() {
        return getFile().parameter().choices().stream()
                .map(one -> new SelectItem(one, words.choice(one)))
                .toList();
    }

    /** The values that have not begun. */
    public List<SelectItem> getComing() {
        return getFile().coming().stream()
                .map(one -> new SelectItem(
                        one.dated().publicId().toString(),
                        texts.of(
                                "admin_parameter.from_value",
                                one.dated().validFrom(),
                                words.value(file.parameter(), one.dated().value()))))
                .toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public String getChoice() {
        return choice;
    }

    public void setChoice(String choice) {
        this.choice = choice;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getWhich() {
        return which;
    }

    public void setWhich(String which) {
        this.which = which;
    }

    public String getBecause() {
        return because;
    }

    public void setBecause(String because) {
        this.because = because;
    }
}
