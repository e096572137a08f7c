package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.applicant.Qualifications;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.web.shared.PageTexts;

/** The public home page. */
@Named
@RequestScoped
public class HomePage {

    private static final int LATEST = 5;

    @Inject
    private Announcements announcements;

    @Inject
    private Qualifications qualifications;

    @Inject
    private PageTexts texts;

    private List<Announcement> latest;

    /** The lists announced last. */
    public List<Announcement> getLatest() {
        if (latest == null) {
            latest = announcements.all().stream().limit(LATEST).toList();
        }
        return latest;
    }

    /** The day of the last import of examination data. */
    public String getLastImport() {
        return qualifications.lastImportAt().map(texts::day).orElse("–");
    }
}
