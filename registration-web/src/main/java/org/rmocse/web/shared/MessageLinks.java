package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.rmocse.application.Step;

/** The page's messages for the summary at its top, each error with the field it leads to. */
@Named
@RequestScoped
public class MessageLinks {

    @Inject
    private PageTexts texts;

    /** @param href where it is mended: a field of this page, or of an application's step; empty for the whole page */
    public record Linked(String href, String text) {}

    public List<Linked> getErrors() {
        FacesContext faces = FacesContext.getCurrentInstance();
        List<Linked> errors = new ArrayList<>();
        for (Iterator<String> ids = faces.getClientIdsWithMessages(); ids.hasNext(); ) {
            String id = ids.next();
            for (FacesMessage message : faces.getMessageList(id)) {
                if (isError(message)) {
                    errors.add(new Linked(href(faces, id), named(faces, id, message.getSummary())));
                }
            }
        }
        return errors;
    }

    /** Several fields may say the same, so each is named, where the sentence does not do so itself. */
    private String named(FacesContext faces, String id, String text) {
        String[] label = new String[1];
        if (id != null) {
            faces.getViewRoot()
                    .invokeOnComponent(
                            faces,
                            id,
                            (context, field) ->
                                    label[0] = (String) field.getAttributes().get("label"));
        }
        return label[0] == null || label[0].isEmpty() || text.contains(label[0])
                ? text
                : texts.of("page.about", label[0], text);
    }

    /** What is wrong at a field; empty where nothing is. */
    public String of(String id) {
        return getErrors().stream()
                .filter(error -> error.href().equals('#' + id))
                .map(Linked::text)
                .findFirst()
                .orElse("");
    }

    public List<String> getNotes() {
        return FacesContext.getCurrentInstance().getMessageList().stream()
                .filter(message -> !isError(message))
                .map(FacesMessage::getSummary)
                .toList();
    }

    /** A client id is a field of this page; the key of a field, such as {@code employer.name}, leads to its step. */
    private static String href(FacesContext faces, String id) {
        if (id == null || id.isEmpty()) {
            return "";
        }
        Step step = Step.ofField(id);
        String field = id.substring(id.indexOf('.') + 1);
        return step == null
                ? '#' + id
                : "/applicant/step.xhtml?id="
                        + faces.getExternalContext().getRequestParameterMap().get("id")
                        + "&step=" + step.key() + "&fix=true#form:" + field.replace('.', ':');
    }

    private static boolean isError(FacesMessage message) {
        return message.getSeverity().getOrdinal() >= FacesMessage.SEVERITY_ERROR.getOrdinal();
    }
}
