package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rmocse.application.ApplicationView.Original;
import org.rmocse.application.CollectionWishes;
import org.rmocse.certificate.Copies;
import org.rmocse.certificate.CopyRecord;
import org.rmocse.certificate.RegistrationCopies;
import org.rmocse.web.agency.Chosen;

/** Every copy ever made for a registration, found by name, number or code. */
@Named
@RequestScoped
public class CopyPage {

    @Inject
    private Copies copies;

    @Inject
    private CollectionWishes wishes;

    @Inject
    @ManagedProperty("#{param.q}")
    private String wanted;

    @Inject
    @ManagedProperty("#{param.id}")
    private String id;

    @Inject
    @ManagedProperty("#{param.copy}")
    private String copy;

    private List<RegistrationCopies> found;
    private RegistrationCopies registration;
    private Map<UUID, Original> originals;

    /** What the search leads to. */
    public List<RegistrationCopies> getFound() {
        if (found == null) {
            found = copies.search(wanted);
        }
        return found;
    }

    /** The registration that is looked at: as asked by address, or the only one found; null for none. */
    public RegistrationCopies getRegistration() {
        if (registration == null) {
            if (id != null && !id.isEmpty()) {
                registration = copies.of(Chosen.id(id));
            } else if (getFound().size() == 1) {
                registration = copies.of(getFound().get(0).publicId());
            }
        }
        return registration;
    }

    /** The copy that is to be made void; null while none is chosen. */
    public CopyRecord getChosen() {
        return getRegistration() == null
                ? null
                : getRegistration().copies().stream()
                        .filter(one -> one.publicId().toString().equals(copy)
                                && !one.reasons().isEmpty())
                        .findFirst()
                        .orElse(null);
    }

    /** The original that was to be given back on an application; null where none was. */
    public Original original(UUID application) {
        if (originals == null) {
            originals = wishes.originals(Stream.concat(
                            getRegistration().copies().stream().map(CopyRecord::basis),
                            Stream.ofNullable(getRegistration().cancelledOn()))
                    .distinct()
                    .toList());
        }
        return originals.get(application);
    }

    public String getWanted() {
        return wanted;
    }
}
