package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.application.Step;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Turns findings into messages at the fields they belong to. */
@Named("messages")
@RequestScoped
public class Messages {

    private static final Pattern ROW = Pattern.compile("\\w+\\.rows\\.(\\d+)(?:\\.(\\w+))?");

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

    /** As {@link #attempt(Runnable)} for a form with fields of its own: what is wrong with one of them is said there. */
    public boolean attempt(String form, Runnable action) {
        return attempt(() -> {
            try {
                action.run();
            } catch (RuntimeException failed) {
                Optional<Rejected> refused = refusal(failed);
                if (refused.isEmpty()) {
                    throw failed;
                }
                throw new Rejected(refused.get().findings().stream()
                        .map(finding -> in(form, finding))
                        .toList());
            }
        });
    }

    private static Finding in(String form, Finding finding) {
        String place = finding.field() == null ? null : form + ':' + finding.field();
        return place == null || FacesContext.getCurrentInstance().getViewRoot().findComponent(place) == null
                ? finding
                : finding.at(place);
    }

    public void show(List<Finding> findings) {
        show(null, findings);
    }

    /** As {@link #show(List)}, each sentence preceded by what it is about, such as a file's name. */
    public void show(String about, List<Finding> findings) {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Finding finding : findings) {
            String text = texts.finding(finding);
            faces.addMessage(
                    field(faces, finding.field()),
                    new FacesMessage(
                            FacesMessage.SEVERITY_ERROR,
                            about == null ? text : texts.of("page.about", about, text),
                            null));
        }
        faces.validationFailed();
    }

    /** Shows findings on the page that is redirected to. */
    public void showAfterwards(List<Finding> findings) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        show(findings);
    }

    /** The first sentence said so far; empty where all is well. */
    public String first() {
        return FacesContext.getCurrentInstance().getMessageList().stream()
                .map(FacesMessage::getSummary)
                .findFirst()
                .orElse("");
    }

    /** The client id of the field a finding belongs to; empty where the page has none. */
    public String target(Finding finding) {
        String target = field(FacesContext.getCurrentInstance(), finding.field());
        return target == null ? "" : target;
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

    /**
     * A field's component has the last part of its key as id: {@code employer.creditCode} is {@code form:creditCode}, and
     * {@code work.rows.0.post} is {@code form:rows:0:post}. A finding of a step that is shown on another page keeps its key,
     * from which {@link MessageLinks} finds the way there.
     */
    private static String field(FacesContext faces, String key) {
        if (key == null) {
            return null;
        }
        Matcher row = ROW.matcher(key);
        if (row.matches() && faces.getViewRoot().findComponent("form:rows") != null) {
            return "form:rows:" + row.group(1) + ':' + (row.group(2) == null ? "from" : row.group(2));
        }
        UIComponent component = faces.getViewRoot()
                .findComponent(key.indexOf(':') > 0 ? key : "form:" + key.substring(key.lastIndexOf('.') + 1));
        if (component != null) {
            return component.getClientId(faces);
        }
        return Step.ofField(key) == null ? null : key;
    }
}
