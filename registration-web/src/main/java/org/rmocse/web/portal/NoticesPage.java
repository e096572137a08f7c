package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.publicity.NoticeBoard;
import org.rmocse.publicity.PublicNotice;

/** The notices in force. */
@Named
@RequestScoped
public class NoticesPage {

    @Inject
    private NoticeBoard board;

    private List<PublicNotice> notices;

    /** The latest first. */
    public List<PublicNotice> getNotices() {
        if (notices == null) {
            notices = board.inForce(Integer.MAX_VALUE);
        }
        return notices;
    }
}
