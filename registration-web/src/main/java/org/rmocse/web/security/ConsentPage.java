package org.rmocse.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.rmocse.account.ConsentQuestion;
import org.rmocse.account.Consents;
import org.rmocse.account.CurrentActor;
import org.rmocse.web.portal.PrivacyTexts;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;

/** Between signing in and one's own pages, whenever another version of the privacy notice came into force. */
@Named
@RequestScoped
public class ConsentPage {

    @Inject
    private Consents consents;

    @Inject
    private CurrentActor current;

    @Inject
    private ConsentForm form;

    @Inject
    private OpenSession session;

    @Inject
    private PrivacyTexts texts;

    @Inject
    private Language language;

    @Inject
    private Messages messages;

    private String next;
    private ConsentQuestion question;

    /** Agrees and goes on to where the visitor wanted to go. */
    public void agree() throws IOException {
        if (messages.attempt("form", () -> consents.give(form.agreement(), language.getLocale()))) {
            session.agreed();
            lead(Admission.goal(current.actor().roles(), next));
        }
    }

    /** Does not agree: signs out, and tells what follows. */
    public void refuse() throws IOException, ServletException {
        consents.refuse();
        session.end();
        lead("/privacy.xhtml?refused=true");
    }

    private static void lead(String address) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().redirect(address);
        faces.responseComplete();
    }

    public ConsentQuestion getQuestion() {
        if (question == null) {
            question = consents.question();
        }
        return question;
    }

    /** What the version in force says otherwise than the one agreed to before; empty where nothing was agreed to. */
    public List<String> getChanges() {
        return getQuestion().before() == null
                ? List.of()
                : texts.changes(getQuestion().notice());
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
