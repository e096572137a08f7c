package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.application.Action;
import org.rmocse.application.BulkDecisions;
import org.rmocse.web.shared.Messages;

/** The buttons beneath a queue that decide about the ticked files together; each leads to the page that shows what it would do. */
@Named
@RequestScoped
public class BulkDeeds {

    @Inject
    private BulkDecisions bulk;

    @Inject
    private QueueAddress address;

    @Inject
    private QueuePage page;

    @Inject
    private Messages messages;

    private List<Action> offered;

    /** What the visitor may decide about many files of this queue. */
    public List<Action> getOffered() {
        if (offered == null) {
            offered = bulk.offered(page.getStatus());
        }
        return offered;
    }

    /** Takes what is ticked to the page of the decision whose button was pressed. */
    public String begin() {
        String[] files = new String[1];
        return messages.attempt(() -> files[0] = Chosen.packed(page.ticked()))
                ? "/" + address.room() + "/bulk.xhtml?faces-redirect=true&action=" + address.parameter("bulk")
                        + "&files=" + files[0]
                : null;
    }
}
