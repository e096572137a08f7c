package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.rmocse.application.Desk;
import org.rmocse.application.QueueFilter;
import org.rmocse.application.QueuePlace;
import org.rmocse.application.Status;

/** What the address of a queue's page says: the desk, the filter, and where to read on. */
@RequestScoped
class QueueAddress {

    /** The desk the page stands on. */
    Desk desk() {
        return Desk.valueOf(room().toUpperCase(Locale.ROOT));
    }

    /** The same as the first part of the page's address. */
    String room() {
        return page().split("/")[1];
    }

    /** The filter, of this queue where the address names none. */
    QueueFilter filter(Status otherwise) {
        return QueueFilter.of(parameters(), otherwise);
    }

    /** Where to read on or back from; null for the beginning. */
    QueuePlace place() {
        return QueuePlace.parse(parameters().get("after"), false)
                .or(() -> QueuePlace.parse(parameters().get("before"), true))
                .orElse(null);
    }

    String parameter(String name) {
        return parameters().get(name);
    }

    /** Shows the page again, with another filter where one is given. */
    void show(QueueFilter filter) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(page() + '?' + filter.address());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String page() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId();
    }

    private static Map<String, String> parameters() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }
}
