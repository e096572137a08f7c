package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.Iterator;
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
            prime = hasPrime(FacesContext.getCurrentInstance().getViewRoot());
        }
        return prime;
    }

    /** The theme that PrimeFaces asks for in the page's head ({@code primefaces.THEME}). */
    public String getTheme() {
        return isPrime() ? "saga" : "none";
    }

    private static boolean hasPrime(UIComponent component) {
        if (component.getClass().getName().startsWith(PRIMEFACES) && !(component instanceof RemoteCommand)) {
            return true;
        }
        for (Iterator<UIComponent> inside = component.getFacetsAndChildren(); inside.hasNext(); ) {
            if (hasPrime(inside.next())) {
                return true;
            }
        }
        return false;
    }
}
