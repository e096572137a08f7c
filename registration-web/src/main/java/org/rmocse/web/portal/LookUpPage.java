package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.publicity.LookUp;
import org.rmocse.publicity.PublicRegistration;

/** Is this person registered (D17). */
@Named
@RequestScoped
public class LookUpPage {

    @Inject
    private LookUp lookUp;

    @Inject
    private PublicQuestion question;

    @Inject
    @ManagedProperty("#{param.name}")
    private String name;

    @Inject
    @ManagedProperty("#{param.number}")
    private String number;

    private PublicRegistration found;
    private boolean answered;

    public void lookUp() {
        if (question.isAsked("name", "number") && question.isComplete("name", "number") && question.isAllowed()) {
            found = lookUp.find(name, number).orElse(null);
            answered = true;
        }
    }

    /** Null where nobody of this name is registered under this number, or nobody was asked for. */
    public PublicRegistration getFound() {
        return found;
    }

    public boolean isAnswered() {
        return answered;
    }

    public String getName() {
        return name;
    }

    public String getNumber() {
        return number;
    }
}
