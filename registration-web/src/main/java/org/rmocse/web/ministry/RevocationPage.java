package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.rmocse.application.Effect;
import org.rmocse.application.RevocationGround;
import org.rmocse.application.RevocationQueries;
import org.rmocse.application.RevocationView;
import org.rmocse.application.Revocations;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.applicant.SentFile;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;

/**
 * One proposal to revoke a registration: written, laid before the others, decided by one of them. Whatever button is pressed,
 * what was written is kept first.
 */
@Named
@ViewScoped
public class RevocationPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/ministry/matters.xhtml?faces-redirect=true&kind=REVOCATION";

    @Inject
    private transient RevocationQueries queries;

    @Inject
    private transient Revocations revocations;

    @Inject
    private transient Messages messages;

    @Inject
    private transient Language language;

    private transient RevocationView view;
    private transient Effect effect;
    private transient Object files;

    private String id;
    private String ground;
    private String facts;
    private String foundOn;
    private String note;

    /** Reads it as it stands now, with what is written so far. */
    public void load() {
        RevocationView.Written written = getView().written();
        ground = written.ground() == null ? null : written.ground().name();
        facts = written.facts();
        foundOn = written.foundOn() == null ? null : written.foundOn().toString();
    }

    public RevocationView getView() {
        if (view == null) {
            view = queries.view(revocation());
        }
        return view;
    }

    /** What confirming it today would do; null once it is decided. */
    public Effect getEffect() {
        if (effect == null) {
            effect = queries.effect(revocation(), language.getLocale()).orElse(null);
        }
        return effect;
    }

    public RevocationGround[] getGrounds() {
        return RevocationGround.values();
    }

    /** Keeps what is written, and takes the files that were chosen. */
    public String keep() {
        return stay("ministry_revocation.kept", () -> {});
    }

    public String removeEvidence(UUID evidence) {
        return stay("ministry_revocation.kept", () -> revocations.removeEvidence(revocation(), evidence));
    }

    public String propose() {
        return leave("ministry_revocation.proposed", this::save, () -> revocations.propose(revocation()));
    }

    public String discard() {
        return leave("ministry_revocation.discarded", () -> {}, () -> revocations.discard(revocation()));
    }

    public String withdraw() {
        return leave("ministry_revocation.withdrawn", () -> {}, () -> revocations.withdraw(revocation()));
    }

    public String confirm() {
        return decide("ministry_revocation.confirmed", () -> revocations.confirm(revocation(), note));
    }

    public String decline() {
        return decide("ministry_revocation.declined", () -> revocations.decline(revocation(), note));
    }

    private void save() {
        revocations.save(
                revocation(),
                ground == null || ground.isEmpty() ? null : RevocationGround.valueOf(ground),
                facts,
                day());
        for (Part part : SentFile.chosen(files)) {
            revocations.addEvidence(revocation(), SentFile.upload(part, "evidence"));
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

    private String stay(String done, Runnable deed) {
        return decide(done, () -> {
            save();
            deed.run();
        });
    }

    private String decide(String done, Runnable deed) {
        if (!messages.attempt(deed)) {
            return again();
        }
        messages.done(done);
        return "/ministry/revocation.xhtml?faces-redirect=true&id=" + id;
    }

    private String leave(String done, Runnable first, Runnable deed) {
        if (!messages.attempt(() -> {
            first.run();
            deed.run();
        })) {
            return again();
        }
        messages.done(done);
        return LIST;
    }

    /** The same page, with everything as it stands after what went through. */
    private String again() {
        view = null;
        effect = null;
        return null;
    }

    private UUID revocation() {
        return Chosen.id(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
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

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
