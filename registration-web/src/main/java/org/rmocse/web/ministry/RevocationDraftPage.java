package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.rmocse.application.RevocationDrafts;
import org.rmocse.application.RevocationGround;
import org.rmocse.application.RevocationView;
import org.rmocse.application.Revocations;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.applicant.SentFile;

/** A proposal to revoke a registration while it is written. Whatever button is pressed, what was written is kept first. */
@Named
@ViewScoped
public class RevocationDraftPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RevocationDrafts drafts;

    @Inject
    private transient Revocations revocations;

    @Inject
    private transient RevocationPage page;

    private transient Object files;

    private String ground;
    private String facts;
    private String foundOn;

    /** Reads it as it stands now, with what is written so far. */
    public void load() {
        RevocationView.Written written = page.getView().written();
        ground = written.ground() == null ? null : written.ground().name();
        facts = written.facts();
        foundOn = written.foundOn() == null ? null : written.foundOn().toString();
    }

    public RevocationGround[] getGrounds() {
        return RevocationGround.values();
    }

    /** Keeps what is written, and takes the files that were chosen. */
    public String keep() {
        return page.stay("ministry_revocation.kept", this::save);
    }

    public String removeEvidence(UUID evidence) {
        return page.stay("ministry_revocation.kept", () -> {
            save();
            drafts.removeEvidence(page.revocation(), evidence);
        });
    }

    public String propose() {
        return page.leave("ministry_revocation.proposed", () -> {
            save();
            revocations.propose(page.revocation());
        });
    }

    public String discard() {
        return page.leave("ministry_revocation.discarded", () -> drafts.discard(page.revocation()));
    }

    private void save() {
        drafts.save(
                page.revocation(),
                ground == null || ground.isEmpty() ? null : RevocationGround.valueOf(ground),
                facts,
                day());
        for (Part part : SentFile.chosen(files)) {
            drafts.addEvidence(page.revocation(), SentFile.upload(part, "evidence"));
        }
    }

    /** @throws Rejected DATE_INVALID */
    private LocalDate day() {
        try {
            return foundOn == null || foundOn.isBlank() ? null : LocalDate.parse(foundOn.strip());
        } catch (DateTimeParseException unreadable) {
            throw new Rejected(Finding.of("DATE_INVALID", "foundOn"));
        }
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public String getFacts() {
        return facts;
    }

    public void setFacts(String facts) {
        this.facts = facts;
    }

    public String getFoundOn() {
        return foundOn;
    }

    public void setFoundOn(String foundOn) {
        this.foundOn = foundOn;
    }

    public Object getFiles() {
        return files;
    }

    public void setFiles(Object files) {
        this.files = files;
    }
}
