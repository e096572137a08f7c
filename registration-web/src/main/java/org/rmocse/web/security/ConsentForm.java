package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.rmocse.account.Agreement;

/** The ticks under the privacy notice, wherever a form asks for them ({@code fragments/consent.xhtml}). */
@Named
@RequestScoped
public class ConsentForm {

    private boolean notice;
    private boolean sensitive;

    /** What was ticked. */
    Agreement agreement() {
        return new Agreement(notice, sensitive);
    }

    public boolean isNotice() {
        return notice;
    }

    public void setNotice(boolean notice) {
        this.notice = notice;
    }

    public boolean isSensitive() {
        return sensitive;
    }

    public void setSensitive(boolean sensitive) {
        this.sensitive = sensitive;
    }
}
