package org.rmocse.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.rmocse.publicity.KeptNotice;
import org.rmocse.publicity.KeptNotices;
import org.rmocse.publicity.NoticeBoard;
import org.rmocse.publicity.NoticeDraft;
import org.rmocse.publicity.NoticeText;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Messages;

/**
 * An administrator writes notices to the public, looks at them as the public will, corrects and withdraws them. What is
 * corrected or withdrawn is the version that was looked at.
 */
@Named
@ViewScoped
public class NoticeBoardPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/admin/notices.xhtml?faces-redirect=true";

    @Inject
    private transient NoticeBoard board;

    @Inject
    private transient Proof proof;

    @Inject
    private transient Messages messages;

    private transient KeptNotice file;
    private transient KeptNotices list;
    private transient NoticeText preview;

    private String id;
    private String withdraw;
    private String after;
    private int version;
    private String titleZh;
    private String bodyZh;
    private String titleEn;
    private String bodyEn;
    private String validUntil;

    /** Reads the notice that is to be corrected or withdrawn, as it stands now. */
    public void load() {
        if (getFile() == null) {
            return;
        }
        NoticeText text = file.notice().text();
        version = file.version();
        titleZh = text.titleZh();
        bodyZh = text.bodyZh();
        titleEn = text.titleEn();
        bodyEn = text.bodyEn();
        validUntil = text.validUntil() == null ? null : text.validUntil().toString();
    }

    /** Shows what the draft would say; what was shown before it is gone with whatever is pressed next. */
    public void look() {
        preview = null;
        messages.attempt(() -> preview = board.preview(id == null ? null : Chosen.id(id), draft()));
    }

    public String publish() {
        return does("admin_notices.published", () -> board.publish(draft()));
    }

    public String correct() {
        return does("admin_notices.corrected", () -> board.correct(Chosen.id(id), version, draft()));
    }

    public String takeOff() {
        return does("admin_notices.withdrawn", () -> board.withdraw(Chosen.id(withdraw), version));
    }

    private String does(String done, Runnable deed) {
        preview = null;
        if (!proof.attempt("form", deed)) {
            return null;
        }
        messages.done(done);
        return PAGE;
    }

    private NoticeDraft draft() {
        return new NoticeDraft(titleZh, bodyZh, titleEn, bodyEn, validUntil);
    }

    /** The notice that is to be corrected or withdrawn; null where one is to be written. */
    public KeptNotice getFile() {
        String asked = isWithdrawing() ? withdraw : id;
        if (file == null && asked != null) {
            file = board.file(Chosen.id(asked));
        }
        return file;
    }

    public KeptNotices getList() {
        if (list == null) {
            UUID last = after == null ? null : Chosen.id(after);
            list = board.list(last);
        }
        return list;
    }

    /** What the draft would say; null until somebody looks. */
    public NoticeText getPreview() {
        return preview;
    }

    public boolean isWithdrawing() {
        return withdraw != null;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getWithdraw() {
        return withdraw;
    }

    public void setWithdraw(String withdraw) {
        this.withdraw = withdraw;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public String getTitleZh() {
        return titleZh;
    }

    public void setTitleZh(String titleZh) {
        this.titleZh = titleZh;
    }

    public String getBodyZh() {
        return bodyZh;
    }

    public void setBodyZh(String bodyZh) {
        this.bodyZh = bodyZh;
    }

    public String getTitleEn() {
        return titleEn;
    }

    public void setTitleEn(String titleEn) {
        this.titleEn = titleEn;
    }

    public String getBodyEn() {
        return bodyEn;
    }

    public void setBodyEn(String bodyEn) {
        this.bodyEn = bodyEn;
    }

    public String getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(String validUntil) {
        this.validUntil = validUntil;
    }
}
