package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rmocse.application.ApprovalPreview;
import org.rmocse.application.ApprovedBatch;
import org.rmocse.application.BatchQueries;
import org.rmocse.application.Batches;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** The ministry puts a batch together, looks at it once more, and approves exactly what it saw. */
@Named
@RequestScoped
public class ApprovalPage {

    private static final int SHOWN = 500;
    private static final String HERE = "/ministry/index.xhtml?faces-redirect=true";

    @Inject
    private Batches batches;

    @Inject
    private BatchQueries queries;

    @Inject
    private Announcements announcements;

    @Inject
    private PageTexts texts;

    @Inject
    private Messages messages;

    private ApprovalPreview preview;
    private List<ApprovedBatch> approved;
    private Map<UUID, Announcement> announced;

    public ApprovalPreview getPreview() {
        if (preview == null) {
            preview = batches.preview();
        }
        return preview;
    }

    /** The first {@value #SHOWN} of the batch, those that hinder it on top. */
    public List<ApprovalPreview.Row> getInBatch() {
        return Stream.concat(
                        getPreview().hindered().stream(),
                        getPreview().inBatch().stream().filter(row -> row.obstacle() == null))
                .limit(SHOWN)
                .toList();
    }

    /** The first {@value #SHOWN} of those that wait. */
    public List<ApprovalPreview.Row> getWaiting() {
        return getPreview().waiting().stream().limit(SHOWN).toList();
    }

    public String add() {
        return messages.attempt(() -> batches.add(Chosen.ids())) ? HERE : null;
    }

    public String remove() {
        return messages.attempt(() -> batches.remove(Chosen.ids())) ? HERE : null;
    }

    public String approve() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        UUID batch = Chosen.id(sent.get("batch"));
        int[] people = new int[1];
        if (!messages.attempt(() -> people[0] = batches.approve(batch, sent.get("seen")))) {
            return null;
        }
        messages.done("ministry_index.approved_done", people[0]);
        return "/ministry/batch.xhtml?faces-redirect=true&id=" + batch;
    }

    public List<ApprovedBatch> getApproved() {
        if (approved == null) {
            approved = queries.approved();
            announced = announcements.byBatch();
        }
        return approved;
    }

    /** The list that announced a batch. */
    public Announcement announcement(UUID batch) {
        return announced.get(batch);
    }

    /** How many of the batch are of each category, under the category's word. */
    public Map<String, Long> getByCategory() {
        Map<String, Long> counts = new LinkedHashMap<>();
        getPreview().byCategory().forEach((category, count) -> counts.put(texts.word(category), count));
        return counts;
    }

    /** How many of the batch are of each kind, in words. */
    public Map<String, Long> getByKind() {
        Map<String, Long> counts = new LinkedHashMap<>();
        getPreview().byKind().forEach((kind, count) -> counts.put(texts.word(kind), count));
        return counts;
    }

    public long getMostByAgency() {
        return most(getPreview().byAgency());
    }

    public long getMostByCategory() {
        return most(getByCategory());
    }

    public long getMostByKind() {
        return most(getByKind());
    }

    /** The longest bar of a chart. */
    private static long most(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    }

    public boolean isTicked(UUID file) {
        return Chosen.sent().contains(file.toString());
    }
}
