package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.application.EmployersWord;
import org.rmocse.application.EmployersWords;

/** What the employer said of the application that is looked at. */
@Named
@RequestScoped
public class EmployersAnswer {

    @Inject
    private EmployersWords words;

    @Inject
    private ApplyPage apply;

    private EmployersWord last;
    private boolean read;

    /** The last word; null where there is none. */
    public EmployersWord getLast() {
        if (!read) {
            last = words.ofOwn(apply.getView().publicId()).orElse(null);
            read = true;
        }
        return last;
    }
}
