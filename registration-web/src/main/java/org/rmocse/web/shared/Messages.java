package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Turns findings into messages at the fields they belong to. */
@Named("messages")
@RequestScoped
public class Messages {

    @Inject
    private PageTexts texts;

    /** Runs an action; a refusal becomes messages. Returns whether it went through. */
    public boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException failed) {
            Optional<Rejected> refused = refusal(failed);
            if (refused.isEmpty()) {
                throw failed;
            }
            show(refused.get().findings());
            return false;
        }
    }

    public void show(List<Finding> findings) {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Finding finding : findings) {
            faces.addMessage(
                    field(faces, finding.field()),
                    new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.finding(finding), null));
        }
        faces.validationFailed();
    }

    /** Says what is wrong at a field of a plain form, by the id the field has on the page. */
    public void at(String id, Finding finding) {
        FacesContext.getCurrentInstance()
                .addMessage(id, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.finding(finding), null));
    }

    /** Says after a redirect that something was done. */
    public void done(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        String text = values.length == 0 ? texts.get(key) : texts.of(key, values[0]);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, null));
    }

    /** The refusal behind an exception, through the wrappers a container puts around it. */
    public static Optional<Rejected> refusal(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejected refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** A field's component has the last part of its key as id: {@code employer.creditCode} is {@code form:creditCode}. */
    private static String field(FacesContext faces, String key) {
        if (key == null) {
            return null;
        }
        String id = key.substring(key.lastIndexOf('.') + 1);
        UIComponent component = faces.getViewRoot().findComponent("form:" + id);
        return component == null ? null : component.getClientId(faces);
    }
}
