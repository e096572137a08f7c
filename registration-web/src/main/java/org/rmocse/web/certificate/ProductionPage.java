package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.rmocse.certificate.AgencyCopies;
import org.rmocse.certificate.CopyItem;
import org.rmocse.certificate.CopyLine;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.PrintRun;
import org.rmocse.certificate.PrintRuns;
import org.rmocse.certificate.Production;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** The certificate officer prints copies in runs, notes them as made, and sends them, one parcel an agency. */
@Named
@RequestScoped
public class ProductionPage {

    private static final String HERE = "/certificate/index.xhtml?faces-redirect=true&status=";

    @Inject
    private Production production;

    @Inject
    private PrintRuns runs;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.status}")
    private String asked;

    @Inject
    @ManagedProperty("#{param.agency}")
    private String agency;

    @Inject
    @ManagedProperty("#{param.item}")
    private String item;

    @Inject
    @ManagedProperty("#{param.run}")
    private String run;

    private String trackingNumber;
    private List<CopyLine> copies;
    private List<AgencyCopies> counts;
    private List<PrintRun> open;

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
            copies = production.list(getStatus(), getAgency(), getItem());
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

    public List<PrintRun> getOpen() {
        if (open == null) {
            open = runs.open();
        }
        return open;
    }

    /** The run that was begun or chosen; null for none, and once it is noted as made. */
    public PrintRun getRun() {
        return getOpen().stream()
                .filter(one -> one.publicId().toString().equals(run))
                .findFirst()
                .orElse(null);
    }

    public String print() {
        return begin(() -> runs.begin(Chosen.ids()));
    }

    /** Prints everything that the agency which is looked at is to have. */
    public String printAll() {
        return begin(() -> runs.beginAll(getAgency(), getItem()));
    }

    private String begin(Supplier<UUID> work) {
        UUID[] begun = new UUID[1];
        boolean done = messages.attempt(() -> begun[0] = work.get());
        forget();
        return done ? HERE + CopyStatus.TO_PRODUCE + "&run=" + begun[0] + place() : null;
    }

    public String made() {
        return step("certificate_index.produced_done", () -> runs.made(Chosen.id(run)), CopyStatus.TO_PRODUCE);
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

    private String step(String message, IntSupplier work, CopyStatus next) {
        int[] count = new int[1];
        boolean done = messages.attempt(() -> count[0] = work.getAsInt());
        forget();
        if (!done) {
            return null;
        }
        messages.done(message, count[0]);
        return HERE + next + place();
    }

    /** What was read before the press may be no longer so. */
    private void forget() {
        copies = null;
        counts = null;
        open = null;
    }

    /** What the lists are narrowed to, as part of an address. */
    public String place() {
        return (getAgency() == null ? "" : "&agency=" + getAgency()) + (getItem() == null ? "" : "&item=" + getItem());
    }

    public boolean isTicked(UUID copy) {
        return Chosen.sent().contains(copy.toString());
    }

    /** The key of the agency that is looked at; null for all. */
    public Long getAgency() {
        return agency != null && agency.matches("\\d{1,18}") ? Long.valueOf(agency) : null;
    }

    /** The item that is looked at; null for both. */
    public CopyItem getItem() {
        return Arrays.stream(CopyItem.values())
                .filter(one -> one.name().equals(item))
                .findFirst()
                .orElse(null);
    }

    public CopyItem[] getItems() {
        return CopyItem.values();
    }

    public String getTrackingNumber() {
        return trackingNumber;
    }

    public void setTrackingNumber(String trackingNumber) {
        this.trackingNumber = trackingNumber;
    }
}
