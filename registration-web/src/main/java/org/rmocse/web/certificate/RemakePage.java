package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.rmocse.certificate.Copies;
import org.rmocse.certificate.VoidReason;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** A copy is made void for a reason, and is to be made again. */
@Named
@RequestScoped
public class RemakePage {

    @Inject
    private Copies copies;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.copy}")
    private String copy;

    @Inject
    @ManagedProperty("#{param.reason}")
    private String reason;

    private String words;

    /** @param next the address of the page to go on with */
    public String remake(String next) {
        if (!messages.attempt(() -> copies.remake(List.of(Chosen.id(copy)), chosen(), words))) {
            return null;
        }
        messages.done("certificate_copy.remade");
        return next + (next.indexOf('?') < 0 ? "?" : "&") + "faces-redirect=true";
    }

    private VoidReason chosen() {
        return Arrays.stream(VoidReason.values())
                .filter(one -> one.name().equals(reason))
                .findFirst()
                .orElse(null);
    }

    public String getReason() {
        return reason;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
