package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.publicity.NoticeBoard;
import org.rmocse.publicity.NoticeWords;
import org.rmocse.publicity.PublicNotice;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Language;

/** One notice, in the page's language where it was written in it. */
@Named
@RequestScoped
public class NoticePage {

    @Inject
    private NoticeBoard board;

    @Inject
    private Language language;

    private String id;
    private PublicNotice notice;

    /** @throws Rejected NOT_FOUND for a notice that is withdrawn or was never published */
    public PublicNotice getNotice() {
        if (notice == null) {
            notice = board.find(Chosen.id(id)).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        }
        return notice;
    }

    public NoticeWords getWords() {
        return getNotice().text().words(language.getLocale());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
