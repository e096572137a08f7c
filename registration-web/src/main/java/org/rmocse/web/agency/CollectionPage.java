package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.certificate.CopyLine;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.Production;
import org.rmocse.certificate.ScanOutcome;
import org.rmocse.certificate.Scanned;
import org.rmocse.web.shared.Messages;

/** Certificates on their way to the agency, waiting there, and handed out; what arrives and what is handed out is found by scan. */
@Named
@RequestScoped
public class CollectionPage {

    private static final String HERE = "/agency/collection.xhtml?faces-redirect=true&status=";

    @Inject
    private Production production;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.status}")
    private String asked;

    private final Map<CopyStatus, List<CopyLine>> lists = new EnumMap<>(CopyStatus.class);
    private String code;
    private Scanned scanned;

    public List<CopyStatus> getTabs() {
        return List.of(CopyStatus.DISPATCHED, CopyStatus.AT_AGENCY, CopyStatus.COLLECTED);
    }

    /** The list that is looked at: as asked by address, else the first that holds anything to do. */
    public CopyStatus getStatus() {
        return getTabs().stream()
                .filter(status -> status.name().equals(asked))
                .findFirst()
                .orElseGet(() -> of(CopyStatus.DISPATCHED).isEmpty() ? CopyStatus.AT_AGENCY : CopyStatus.DISPATCHED);
    }

    public List<CopyLine> of(CopyStatus status) {
        return lists.computeIfAbsent(status, production::list);
    }

    public String received() {
        int[] count = new int[1];
        boolean done = messages.attempt(() -> count[0] = production.received(Chosen.ids()));
        lists.clear();
        if (!done) {
            return null;
        }
        messages.done("agency_collection.received_done", count[0]);
        return HERE + CopyStatus.AT_AGENCY;
    }

    /** Among what is on its way a scan notes an arrival; among what waits it opens the copy, to be handed out. */
    public String scan() {
        String read = code;
        code = null;
        if (getStatus() == CopyStatus.DISPATCHED) {
            scanned = production.receivedByCode(read);
        } else {
            scanned = production.byCode(read);
        }
        lists.clear();
        return getStatus() != CopyStatus.DISPATCHED && scanned.outcome() == ScanOutcome.ALREADY_RECEIVED
                ? HERE + CopyStatus.AT_AGENCY + "&copy=" + scanned.copy()
                : null;
    }

    /** What was scanned last; null before the first scan. */
    public Scanned getScanned() {
        return scanned;
    }

    /** Whether it was received by this scan. */
    public boolean isArrived() {
        return scanned.outcome() == ScanOutcome.RECEIVED;
    }

    public boolean isTicked(UUID line) {
        return Chosen.sent().contains(line.toString());
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
