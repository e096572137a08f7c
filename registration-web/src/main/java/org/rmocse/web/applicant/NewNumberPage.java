package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.application.Applications;
import org.rmocse.web.shared.Messages;

/** A new identity number: sent by itself, since it is kept nowhere but sealed, and shown masked from then on. */
@Named
@RequestScoped
public class NewNumberPage {

    @Inject
    private Applications applications;

    @Inject
    private Messages messages;

    @Inject
    private StepPage step;

    private String typed;

    /** Keeps the number, and with it what else was typed on the page; refused, it says why at the field. */
    public String keep() {
        step.keepTyped();
        if (!messages.attempt(() -> applications.saveNewIdNumber(step.application(), typed))) {
            return null;
        }
        messages.done("applicant_step.number_saved");
        return "/applicant/step.xhtml?faces-redirect=true&includeViewParams=true";
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}
