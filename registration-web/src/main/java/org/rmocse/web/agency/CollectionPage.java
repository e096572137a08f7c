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
import org.rmocse.web.shared.Messages;

/** Certificates on their way to the agency, waiting there, and handed out. */
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

    @Inject
    @ManagedProperty("#{param.copy}")
    private String copy;

    private final Map<CopyStatus, List<CopyLine>> lists = new EnumMap<>(CopyStatus.class);
    private String note;
    private boolean oldCertificate;

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

    /** The copy that is being handed out; null while none is chosen. */
    public CopyLine getHanded() {
        return of(CopyStatus.AT_AGENCY).stream()
                .filter(line -> line.publicId().toString().equals(copy))
                .findFirst()
                .orElse(null);
    }

    public String received() {
        return step("agency_collection.received_done", () -> production.received(Chosen.ids()), CopyStatus.AT_AGENCY);
    }

    public String collected() {
        return step(
                "agency_collection.collected_done",
                () -> production.collected(Chosen.id(copy), note, oldCertificate),
                CopyStatus.AT_AGENCY);
    }

    private String step(String message, java.util.function.IntSupplier work, CopyStatus next) {
        int[] count = new int[1];
        boolean done = messages.attempt(() -> count[0] = work.getAsInt());
        lists.clear();
        if (!done) {
            return null;
        }
        messages.done(message, count[0]);
        return HERE + next;
    }

    public boolean isTicked(UUID line) {
        return Chosen.sent().contains(line.toString());
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public boolean isOldCertificate() {
        return oldCertificate;
    }

    public void setOldCertificate(boolean oldCertificate) {
        this.oldCertificate = oldCertificate;
    }
}
