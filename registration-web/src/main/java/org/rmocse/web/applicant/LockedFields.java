package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.html.HtmlSelectBooleanCheckbox;
import jakarta.faces.component.html.HtmlSelectOneMenu;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Iterator;

/** Of a returned filing only what was flagged can be changed; every other field of a step is shown and cannot be touched. */
@Named
@RequestScoped
public class LockedFields {

    @Inject
    private StepPage step;

    /** Closes the fields of a form that do not open, before they are shown; listens to the form. */
    public void close(ComponentSystemEvent event) {
        close(event.getComponent(), null);
    }

    private void close(UIComponent component, String rowed) {
        String within = "rows".equals(component.getId()) ? component.getId() : rowed;
        if (component instanceof UIInput input) {
            boolean open = step.isOpen(within == null ? input.getId() : within);
            boolean chosen = input instanceof HtmlSelectOneMenu || input instanceof HtmlSelectBooleanCheckbox;
            input.getAttributes().put(chosen ? "disabled" : "readonly", !open);
        }
        for (Iterator<UIComponent> parts = component.getFacetsAndChildren(); parts.hasNext(); ) {
            close(parts.next(), within);
        }
    }
}
