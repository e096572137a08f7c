package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.rmocse.application.Effect;
import org.rmocse.application.Effects;
import org.rmocse.application.RevealedNumbers;
import org.rmocse.application.Reviews;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;

/** What approving the file on the desk would do; the ministry compares both identity numbers here, on the record. */
@Named
@RequestScoped
public class EffectPage {

    @Inject
    private Effects effects;

    @Inject
    private Reviews reviews;

    @Inject
    private Language language;

    @Inject
    private Messages messages;

    private Effect effect;
    private UUID read;
    private RevealedNumbers numbers;
    private String reason;

    /** Null for a registration, and for what is decided. */
    public Effect of(UUID file) {
        if (!file.equals(read)) {
            effect = effects.of(file, language.getLocale()).orElse(null);
            read = file;
        }
        return effect;
    }

    /** Shows both numbers on this one answer. */
    public void reveal(UUID file) {
        messages.attempt(() -> numbers = reviews.revealIdNumber(file, reason));
        reason = null;
    }

    /** The numbers, on the answer to the request that revealed them; null on every other. */
    public RevealedNumbers getNumbers() {
        return numbers;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
