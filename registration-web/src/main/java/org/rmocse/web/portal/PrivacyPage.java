package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.rmocse.account.PrivacyNotice;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** The privacy notice in force, or a version of before by its number (PIPL art. 17). */
@Named
@RequestScoped
public class PrivacyPage {

    @Inject
    private PrivacyTexts texts;

    @Inject
    private Clock clock;

    private String version;
    private boolean refused;

    /** @throws Rejected NOT_FOUND for a version that there is not */
    public PrivacyNotice getNotice() {
        return version == null
                ? inForce()
                : PrivacyNotice.find(version).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    public List<PrivacyTexts.Section> getSections() {
        return texts.sections(getNotice());
    }

    public List<String> getChanges() {
        return texts.changes(getNotice());
    }

    /** Every version, the latest first. */
    public List<PrivacyNotice> getAll() {
        return PrivacyNotice.all();
    }

    /** Whether the one shown is what is asked for today. */
    public boolean isCurrent() {
        return getNotice().equals(inForce());
    }

    private PrivacyNotice inForce() {
        return PrivacyNotice.inForce(LocalDate.now(clock));
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    /** Whether the visitor comes from not agreeing. */
    public boolean isRefused() {
        return refused;
    }

    public void setRefused(boolean refused) {
        this.refused = refused;
    }
}
