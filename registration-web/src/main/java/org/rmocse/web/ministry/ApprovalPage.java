package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rmocse.application.ApprovalPlace;
import org.rmocse.application.ApprovalPreview;
import org.rmocse.application.BatchCount;
import org.rmocse.application.Batches;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** The ministry puts a batch together, looks at it once more beside the last, and approves exactly what it saw. */
@Named
@RequestScoped
public class ApprovalPage {

    @Inject
    private Batches batches;

    @Inject
    private PageTexts texts;

    @Inject
    private Proof proof;

    @Inject
    private Messages messages;

    private ApprovalPreview preview;

    public ApprovalPreview getPreview() {
        if (preview == null) {
            preview = batches.preview(getPlace());
        }
        return preview;
    }

    /** What of it the address asks for. */
    public ApprovalPlace getPlace() {
        return ApprovalPlace.of(sent());
    }

    public String add() {
        return messages.attempt(() -> batches.add(Chosen.ids())) ? here() : null;
    }

    public String addAll() {
        ApprovalPlace place = getPlace();
        return messages.attempt(
                        () -> messages.done("ministry_index.added", batches.addAll(place.agency(), place.kind())))
                ? here()
                : null;
    }

    public String remove() {
        return messages.attempt(() -> batches.remove(Chosen.ids())) ? here() : null;
    }

    public String removeAll() {
        return messages.attempt(() -> messages.done("ministry_index.removed", batches.removeAll())) ? here() : null;
    }

    public String approve() {
        UUID batch = Chosen.id(sent().get("batch"));
        int[] people = new int[1];
        if (!proof.attempt("form", () -> people[0] = batches.approve(batch, sent().get("seen")))) {
            return null;
        }
        messages.done("ministry_index.approved_done", people[0]);
        return "/ministry/batch.xhtml?faces-redirect=true&id=" + batch;
    }

    /** How many of the batch are of each category, under the category's word. */
    public List<BatchCount<String>> getByCategory() {
        return getPreview().byCategory().stream()
                .map(one -> one.named(texts.word(one.what())))
                .toList();
    }

    /** How many of the batch are of each kind, in words. */
    public List<BatchCount<String>> getByKind() {
        return getPreview().byKind().stream()
                .map(one -> one.named(texts.word(one.what())))
                .toList();
    }

    /** The longest bar of a chart. */
    public int most(List<? extends BatchCount<?>> counts) {
        return counts.stream()
                .flatMap(one -> Stream.of(one.now(), one.before()))
                .max(Integer::compare)
                .orElse(1);
    }

    public boolean isTicked(UUID file) {
        return Chosen.sent().contains(file.toString());
    }

    private String here() {
        return "/ministry/index.xhtml?faces-redirect=true&" + getPlace().address();
    }

    private static Map<String, String> sent() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }
}
