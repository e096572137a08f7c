package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import org.rmocse.certificate.CopyItem;
import org.rmocse.certificate.CopyStatus;

/** What the lists of copies are narrowed to, read from the address and carried on by the next one. */
@Named
@RequestScoped
public class CopiesAddress {

    @Inject
    @ManagedProperty("#{param.agency}")
    private String agency;

    @Inject
    @ManagedProperty("#{param.item}")
    private String item;

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

    /** The same as part of an address. */
    public String getPlace() {
        return (getAgency() == null ? "" : "&agency=" + getAgency()) + (getItem() == null ? "" : "&item=" + getItem());
    }

    /** @param more what else the address says, beginning with an ampersand; empty for nothing */
    String of(CopyStatus status, String more) {
        return "/certificate/index.xhtml?faces-redirect=true&status=" + status + more + getPlace();
    }
}
