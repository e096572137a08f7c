package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.certificate.Certificates;
import org.rmocse.certificate.VerifiedCertificate;

/** Is this certificate real, and does it still hold. */
@Named
@RequestScoped
public class VerifyPage {

    @Inject
    private Certificates certificates;

    @Inject
    private PublicQuestion question;

    private String code;
    private VerifiedCertificate found;
    private boolean answered;

    public void verify() {
        if (question.isAsked("code") && question.isComplete("code") && question.isAllowed()) {
            found = certificates.verify(code).orElse(null);
            answered = true;
        }
    }

    /** Null where no certificate has this code, or none was asked for. */
    public VerifiedCertificate getFound() {
        return found;
    }

    public boolean isAnswered() {
        return answered;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
