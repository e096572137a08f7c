package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.Hold;
import org.rmocse.application.Holds;

/** Setting the file on the desk aside, and the files that the visitor has set aside. */
@Named("aside")
@RequestScoped
public class AsideSheet {

    @Inject
    private Holds holds;

    @Inject
    private ReviewPage page;

    private String reason;
    private String until;
    private List<Hold> mine;
    private Hold hold;
    private boolean asked;

    public String set() {
        return page.stay("agency_review.aside_done", () -> holds.setAside(file(), reason, TypedDay.of(until, "until")));
    }

    public String lift() {
        return page.stay("agency_review.aside_lifted", () -> holds.lift(file()));
    }

    /** How the file is set aside; null where it is not. */
    public Hold getHold() {
        if (!asked) {
            hold = holds.of(file()).orElse(null);
            asked = true;
        }
        return hold;
    }

    /** The visitor's own, for the desk's first page. */
    public List<Hold> getMine() {
        if (mine == null) {
            mine = holds.mine();
        }
        return mine;
    }

    /** Whether something was typed that did not go through. */
    public boolean isTyped() {
        return reason != null || until != null;
    }

    private UUID file() {
        return Chosen.id(page.getId());
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }
}
