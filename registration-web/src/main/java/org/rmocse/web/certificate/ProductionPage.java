package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.rmocse.certificate.AgencyCopies;
import org.rmocse.certificate.CopyLine;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.Production;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** The certificate officer looks through the copies, notes them as made, and sends them, one parcel an agency. */
@Named
@RequestScoped
public class ProductionPage {

    @Inject
    private Production production;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.status}")
    private String asked;

    @Inject
    private CopiesAddress address;

    private String trackingNumber;
    private List<CopyLine> copies;
    private List<AgencyCopies> counts;

    public List<CopyStatus> getTabs() {
        return List.of(CopyStatus.TO_PRODUCE, CopyStatus.PRODUCED, CopyStatus.DISPATCHED);
    }

    /** The list that is looked at: as asked by address, else the first that holds anything. */
    public CopyStatus getStatus() {
        return getTabs().stream()
                .filter(status -> status.name().equals(asked))
                .findFirst()
                .orElseGet(() -> getTabs().stream()
                        .filter(status -> count(status) > 0)
                        .findFirst()
                        .orElse(CopyStatus.TO_PRODUCE));
    }

    public List<CopyLine> getCopies() {
        if (copies == null) {
            copies = production.list(getStatus(), address.getAgency(), address.getItem());
        }
        return copies;
    }

    /** How many copies are where, agency by agency. */
    public List<AgencyCopies> getCounts() {
        if (counts == null) {
            counts = production.counts();
        }
        return counts;
    }

    public int count(CopyStatus status) {
        return getCounts().stream()
                .mapToInt(one -> one.counts().getOrDefault(status, 0))
                .sum();
    }

    /** How many copies an agency has received and not handed out. */
    public int atAgency(AgencyCopies one) {
        return one.counts().getOrDefault(CopyStatus.AT_AGENCY, 0);
    }

    public String produced() {
        return step("certificate_index.produced_done", () -> production.produced(Chosen.ids()), CopyStatus.TO_PRODUCE);
    }

    public String dispatched() {
        return step(
                "certificate_index.dispatched_done",
                () -> production.dispatched(Chosen.ids(), trackingNumber),
                CopyStatus.DISPATCHED);
    }

    /** Does it to some copies and shows those of the next status. */
    String step(String message, IntSupplier work, CopyStatus next) {
        int[] count = new int[1];
        if (!attempt(() -> count[0] = work.getAsInt())) {
            return null;
        }
        messages.done(message, count[0]);
        return address.of(next, "");
    }

    /** @return whether it was done; what was read before may be no longer so either way */
    boolean attempt(Runnable work) {
        boolean done = messages.attempt(work);
        copies = null;
        counts = null;
        return done;
    }

    public boolean isTicked(UUID copy) {
        return Chosen.sent().contains(copy.toString());
    }

    public String getTrackingNumber() {
        return trackingNumber;
    }

    public void setTrackingNumber(String trackingNumber) {
        this.trackingNumber = trackingNumber;
    }
}
