package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.applicant.Qualifications;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.publicity.NoticeBoard;
import org.rmocse.publicity.PublicNotice;
import org.rmocse.web.shared.PageTexts;

/** The public home page. */
@Named
@RequestScoped
public class HomePage {

    private static final int LATEST = 5;
    private static final int LATEST_NOTICES = 3;

    @Inject
    private Announcements announcements;

    @Inject
    private NoticeBoard board;

    @Inject
    private Qualifications qualifications;

    @Inject
    private PageTexts texts;

    private List<Announcement> latest;
    private List<PublicNotice> notices;

    /** The notices published last that are in force. */
    public List<PublicNotice> getNotices() {
        if (notices == null) {
            notices = board.inForce(LATEST_NOTICES);
        }
        return notices;
    }

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
