package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rmocse.account.Enrolment;
import org.rmocse.account.SecondFactorState;
import org.rmocse.account.SecondFactors;
import org.rmocse.document.QrCode;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Messages;

/** One's second factor: switched on with an app, its recovery codes shown once, changed and switched off. */
@Named
@RequestScoped
public class SecondFactorPage {

    private static final int PICTURE_PIXELS = 264;

    @Inject
    private SecondFactors factors;

    @Inject
    private OpenSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    private String code;
    private String password;
    private List<String> codes = List.of();
    private SecondFactorState state;
    private Enrolment enrolment;

    public void turnOn() {
        draw(() -> factors.confirm(password, code, ClientAddress.of(request)));
    }

    public void renew() {
        draw(() -> factors.renewRecoveryCodes(password, code, ClientAddress.of(request)));
    }

    private void draw(Supplier<Optional<List<String>>> work) {
        boolean read = messages.attempt(() -> codes = work.get().orElse(List.of()));
        if (read && codes.isEmpty()) {
            refuse();
        } else if (read) {
            session.begin();
            state = null;
        }
    }

    public String remove() {
        if (!factors.remove(password, code, ClientAddress.of(request))) {
            refuse();
            return null;
        }
        session.begin();
        messages.done("security_second_factor.removed");
        return "/second-factor.xhtml?faces-redirect=true";
    }

    private void refuse() {
        messages.show(List.of(Finding.of("PROOF_FAILED", "password")));
    }

    /** What the app is told: anew each time the page is opened, the same while mistakes in its form are mended. */
    public Enrolment getEnrolment() {
        if (enrolment == null) {
            enrolment = FacesContext.getCurrentInstance().isPostback() ? factors.begun() : factors.begin();
        }
        return enrolment;
    }

    /** The same as a picture within the page, which no cache and no history keeps. */
    public String getPicture() {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrCode.png(getEnrolment().address(), PICTURE_PIXELS));
    }

    public SecondFactorState getState() {
        if (state == null) {
            state = factors.state();
        }
        return state;
    }

    /** The new recovery codes, in the one answer that shows them. */
    public List<String> getCodes() {
        return codes;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
