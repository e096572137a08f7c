package org.rmocse.web.certificate;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.rmocse.certificate.CopyLine;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.Production;
import org.rmocse.web.shared.Messages;

/** Copies on their way: made and sent by the certificate officer, received and handed out by the agency's manager. */
@Named
@ViewScoped
public class ProductionPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Production production;

    @Inject
    private transient Messages messages;

    private final HashMap<String, Boolean> chosen = new HashMap<>();
    private String trackingNumber;
    private String note;
    private transient Map<CopyStatus, List<CopyLine>> lists;

    public List<CopyLine> of(CopyStatus status) {
        if (lists == null) {
            lists = new EnumMap<>(CopyStatus.class);
        }
        return lists.computeIfAbsent(status, production::list);
    }

    public String produced() {
        return step(CopyStatus.TO_PRODUCE, "certificate_index.produced", production::produced);
    }

    public String dispatched() {
        return step(
                CopyStatus.PRODUCED,
                "certificate_index.dispatched",
                copies -> production.dispatched(copies, trackingNumber));
    }

    public String received() {
        return step(CopyStatus.DISPATCHED, "agency_collection.received", production::received);
    }

    public String collected(UUID copy) {
        return go("agency_collection.collected", () -> production.collected(copy, note));
    }

    private String step(CopyStatus from, String message, ToIntFunction<List<UUID>> step) {
        List<UUID> picked = of(from).stream()
                .map(CopyLine::publicId)
                .filter(id -> Boolean.TRUE.equals(chosen.get(id.toString())))
                .toList();
        return go(message, () -> step.applyAsInt(picked));
    }

    private String go(String message, java.util.function.IntSupplier work) {
        int[] count = new int[1];
        lists = null;
        if (!messages.attempt(() -> count[0] = work.getAsInt())) {
            return null;
        }
        messages.done(message, count[0]);
        String view = jakarta.faces.context.FacesContext.getCurrentInstance()
                .getViewRoot()
                .getViewId();
        return view + "?faces-redirect=true";
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }

    public String getTrackingNumber() {
        return trackingNumber;
    }

    public void setTrackingNumber(String trackingNumber) {
        this.trackingNumber = trackingNumber;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
