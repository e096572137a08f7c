package org.rmocse.web.employer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.rmocse.application.DisputeGround;
import org.rmocse.application.Employment;
import org.rmocse.application.EmploymentAnswer;
import org.rmocse.application.Employments;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** One employment that an application names: confirmed, or disputed for a reason and in words. */
@Named
@ViewScoped
public class EmploymentPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Employments employments;

    @Inject
    private transient Messages messages;

    private transient Employment employment;

    private String id;
    private String ground;
    private String words;

    public Employment getEmployment() {
        if (employment == null) {
            employment = employments.get(Chosen.id(id));
        }
        return employment;
    }

    /** Opens the form with what was said before. */
    public void load() {
        ground = getEmployment().ground() == null ? null : employment.ground().name();
        words = employment.words();
    }

    public String confirm() {
        return answer(EmploymentAnswer.CONFIRMED);
    }

    public String dispute() {
        return answer(EmploymentAnswer.DISPUTED);
    }

    private String answer(EmploymentAnswer answer) {
        boolean given = messages.attempt(() -> employments.answer(
                Chosen.id(id),
                answer,
                ground == null || ground.isEmpty() ? null : DisputeGround.valueOf(ground),
                words));
        if (!given) {
            return null;
        }
        messages.done("employer_employment.done." + answer);
        return "/employer/employments.xhtml?faces-redirect=true";
    }

    public DisputeGround[] getGrounds() {
        return DisputeGround.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
