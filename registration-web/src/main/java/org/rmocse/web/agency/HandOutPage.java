package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import org.rmocse.application.CollectionWish;
import org.rmocse.application.CollectionWishes;
import org.rmocse.certificate.CopyLine;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.HandedOut;
import org.rmocse.certificate.Handover;
import org.rmocse.certificate.Production;
import org.rmocse.web.shared.Messages;

/** One copy is handed out at the agency: how, to whom, on what proof. */
@Named
@RequestScoped
public class HandOutPage {

    @Inject
    private Production production;

    @Inject
    private CollectionWishes wishes;

    @Inject
    private CollectionPage lists;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.copy}")
    private String copy;

    @Inject
    @ManagedProperty("#{param.manner}")
    private String manner;

    private String receiver;
    private String courierNumber;
    private String note;
    private boolean oldCertificate;
    private CollectionWish wish;

    /** The copy that is being handed out; null while none is chosen. */
    public CopyLine getHanded() {
        return lists.of(CopyStatus.AT_AGENCY).stream()
                .filter(line -> line.publicId().toString().equals(copy))
                .findFirst()
                .orElse(null);
    }

    /** How its holder asked to get it; null where nothing was asked. */
    public CollectionWish getWish() {
        if (wish == null && getHanded() != null) {
            wish = wishes.of(getHanded().basis()).orElse(null);
        }
        return wish;
    }

    public Handover[] getManners() {
        return Handover.values();
    }

    /** What was chosen, at first what the holder asked for. */
    public Handover getManner() {
        return Arrays.stream(Handover.values())
                .filter(one -> one.name().equals(manner))
                .findFirst()
                .orElseGet(() -> getWish() != null && getWish().byCourier() ? Handover.COURIER : Handover.IN_PERSON);
    }

    public String collected() {
        HandedOut handedOut = new HandedOut(getManner(), receiver, courierNumber, note);
        if (!messages.attempt(() -> production.collected(Chosen.id(copy), handedOut, oldCertificate))) {
            return null;
        }
        messages.done("agency_collection.collected_done", 1);
        return "/agency/collection.xhtml?faces-redirect=true&status=AT_AGENCY";
    }

    public String getReceiver() {
        return receiver;
    }

    public void setReceiver(String receiver) {
        this.receiver = receiver;
    }

    public String getCourierNumber() {
        return courierNumber;
    }

    public void setCourierNumber(String courierNumber) {
        this.courierNumber = courierNumber;
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
