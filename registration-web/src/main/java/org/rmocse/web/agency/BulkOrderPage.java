package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.BulkLine;
import org.rmocse.application.BulkOrder;
import org.rmocse.application.BulkOrders;
import org.rmocse.web.shared.Messages;

/** How far a decision about many files has come, what became of each, and the officer's latest ones. */
@Named
@RequestScoped
public class BulkOrderPage {

    @Inject
    private BulkOrders orders;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.order}")
    private String id;

    private BulkOrder order;
    private List<BulkLine> lines;
    private List<BulkOrder> latest;

    /** Reads before anything is written, so that whoever may not is refused, and another's order is not found. */
    public void load() {
        if (id == null) {
            getLatest();
        }
        getOrder();
    }

    public String callOff() {
        return stay("agency_bulk.called_off", () -> orders.callOff(order()));
    }

    public String beginNow() {
        return stay("agency_bulk.begun", () -> orders.beginNow(order()));
    }

    public String undo() {
        UUID[] undoing = new UUID[1];
        boolean done = messages.attempt(() -> undoing[0] = orders.undo(order()));
        order = null;
        return done ? here(undoing[0]) : null;
    }

    private String stay(String message, Runnable deed) {
        boolean done = messages.attempt(deed);
        order = null;
        if (!done) {
            return null;
        }
        messages.done(message);
        return here(order());
    }

    private static String here(UUID order) {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId() + "?faces-redirect=true&order=" + order;
    }

    private UUID order() {
        return Chosen.id(id);
    }

    /** The order that is looked at; null where none is. */
    public BulkOrder getOrder() {
        if (order == null && id != null) {
            order = orders.progress(order());
        }
        return order;
    }

    public List<BulkLine> getLines() {
        if (lines == null) {
            lines = orders.lines(order());
        }
        return lines;
    }

    public List<BulkOrder> getLatest() {
        if (latest == null) {
            latest = orders.mine();
        }
        return latest;
    }
}
