package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.EnumSet;
import org.primefaces.component.remotecommand.RemoteCommand;

/** What the frame of a page asks of the page inside it. */
@Named
@RequestScoped
public class PageFrame {

    private static final String PRIMEFACES = "org.primefaces.component.";

    private Boolean prime;

    /**
     * Whether a PrimeFaces component that can be seen is on the page; its theme and icons weigh more than most pages do without
     * them, and the theme dresses every other field as well.
     */
    public boolean isPrime() {
        if (prime == null) {
            boolean[] found = new boolean[1];
            FacesContext faces = FacesContext.getCurrentInstance();
            VisitContext visit = VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_ITERATION));
            faces.getViewRoot().visitTree(visit, (context, component) -> {
                found[0] = isOfPrimeFaces(component);
                return found[0] ? VisitResult.COMPLETE : VisitResult.ACCEPT;
            });
            prime = found[0];
        }
        return prime;
    }

    /** The theme that PrimeFaces asks for in the page's head ({@code primefaces.THEME}). */
    public String getTheme() {
        return isPrime() ? "saga" : "none";
    }

    private static boolean isOfPrimeFaces(UIComponent component) {
        return component.getClass().getName().startsWith(PRIMEFACES) && !(component instanceof RemoteCommand);
    }
}
