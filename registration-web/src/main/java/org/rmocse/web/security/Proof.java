package org.rmocse.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.rmocse.account.SecondFactors;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Messages;

/**
 * Asks within a page for the password, and the code where there is one, before something that cannot be undone: the deed is refused by
 * its boundary, the same form comes back with two fields more, and is done when it is sent again. Stands in a form as the fragment
 * {@code proof.xhtml}.
 */
@Named
@RequestScoped
public class Proof {

    private static final String PASSWORD_FIELD = ":proofPassword";

    @Inject
    private SecondFactors factors;

    @Inject
    private OpenSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Messages messages;

    private String password;
    private String code;
    private boolean asked;

    /** What stood in the form as it was sent must be there again to be read. */
    @PostConstruct
    void readForm() {
        asked = request.getParameterMap().keySet().stream().anyMatch(name -> name.endsWith(PASSWORD_FIELD));
    }

    /**
     * Does it, after the proof where one was sent along; a refusal becomes messages. Returns whether it went through.
     *
     * @param form the id of the form that was sent
     */
    public boolean attempt(String form, Runnable deed) {
        if (password != null) {
            if (!factors.prove(password, code, ClientAddress.of(request))) {
                messages.show(List.of(Finding.of("PROOF_FAILED", form + PASSWORD_FIELD)));
                return false;
            }
            session.proven();
        }
        return messages.attempt(form, () -> {
            try {
                deed.run();
            } catch (RuntimeException failed) {
                asked = Messages.refusal(failed).map(Proof::isAboutProof).orElse(false);
                throw failed;
            }
        });
    }

    private static boolean isAboutProof(Rejected refused) {
        return refused.findings().stream().anyMatch(finding -> finding.code().equals("PROOF_NEEDED"));
    }

    /** Whether the form asks for it. */
    public boolean isAsked() {
        return asked;
    }

    public boolean isCodeAsked() {
        return factors.state().isOn();
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
