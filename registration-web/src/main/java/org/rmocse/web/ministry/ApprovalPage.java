package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.application.ApprovalPreview;
import org.rmocse.application.Batches;
import org.rmocse.web.shared.Messages;

/** The ministry puts a batch together, looks at it once more, and approves it. */
@Named
@ViewScoped
public class ApprovalPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Batches batches;

    @Inject
    private transient Messages messages;

    private final HashMap<String, Boolean> chosen = new HashMap<>();
    private transient ApprovalPreview preview;

    public ApprovalPreview getPreview() {
        if (preview == null) {
            preview = batches.preview();
        }
        return preview;
    }

    public String add() {
        List<UUID> picked = getPreview().waiting().stream()
                .map(ApprovalPreview.Row::publicId)
                .filter(id -> Boolean.TRUE.equals(chosen.get(id.toString())))
                .toList();
        return messages.attempt(() -> batches.add(picked)) ? "/ministry/index.xhtml?faces-redirect=true" : null;
    }

    public String remove(UUID file) {
        return messages.attempt(() -> batches.remove(file)) ? "/ministry/index.xhtml?faces-redirect=true" : null;
    }

    public String approve(UUID batch) {
        int[] people = new int[1];
        preview = null;
        if (!messages.attempt(() -> people[0] = batches.approve(batch))) {
            return null;
        }
        messages.done("ministry_index.approved", people[0]);
        return "/ministry/index.xhtml?faces-redirect=true";
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }
}
