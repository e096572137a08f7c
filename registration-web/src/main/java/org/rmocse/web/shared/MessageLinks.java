package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The page's messages for the summary at its top, each error with the field it leads to. */
@Named
@RequestScoped
public class MessageLinks {

    /** @param target the client id of the field; empty where the error concerns the whole page */
    public record Linked(String target, String text) {}

    public List<Linked> getErrors() {
        FacesContext faces = FacesContext.getCurrentInstance();
        List<Linked> errors = new ArrayList<>();
        for (Iterator<String> ids = faces.getClientIdsWithMessages(); ids.hasNext(); ) {
            String id = ids.next();
            for (FacesMessage message : faces.getMessageList(id)) {
                if (isError(message)) {
                    errors.add(new Linked(id, message.getSummary()));
                }
            }
        }
        return errors;
    }

    /** What is wrong at a field; empty where nothing is. */
    public String of(String id) {
        return getErrors().stream()
                .filter(error -> id.equals(error.target()))
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

    private static boolean isError(FacesMessage message) {
        return message.getSeverity().getOrdinal() >= FacesMessage.SEVERITY_ERROR.getOrdinal();
    }
}
