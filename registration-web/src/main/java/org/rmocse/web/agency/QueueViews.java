package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.SavedView;
import org.rmocse.application.SavedViews;
import org.rmocse.web.shared.Messages;

/** The filters the visitor keeps, above the queue. */
@Named
@RequestScoped
public class QueueViews {

    @Inject
    private SavedViews views;

    @Inject
    private QueueAddress address;

    @Inject
    private QueuePage page;

    @Inject
    private Messages messages;

    private List<SavedView> kept;
    private String viewName;

    public List<SavedView> getKept() {
        if (kept == null) {
            kept = views.list(address.desk());
        }
        return kept;
    }

    /** Keeps what is looked at under the name that was typed. */
    public void keep() {
        if (messages.attempt(() -> views.keep(address.desk(), viewName, page.getFilter()))) {
            messages.done("agency_index.view_kept", viewName.strip());
            address.show(page.getFilter());
        }
    }

    /** Drops the view whose button was pressed. */
    public void drop() {
        UUID view = Chosen.id(address.parameter("drop"));
        views.drop(view);
        address.show(page.getFilter());
    }

    public String getViewName() {
        return viewName;
    }

    public void setViewName(String viewName) {
        this.viewName = viewName;
    }
}
