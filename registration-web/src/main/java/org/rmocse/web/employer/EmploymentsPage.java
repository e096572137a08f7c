package org.rmocse.web.employer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.application.EmploymentPart;
import org.rmocse.application.Employments;
import org.rmocse.web.agency.Chosen;

/** The employments that open applications name, for the employer to confirm or dispute. */
@Named
@RequestScoped
public class EmploymentsPage {

    @Inject
    private Employments employments;

    @Inject
    @ManagedProperty("#{param.after}")
    private String after;

    private EmploymentPart part;

    public EmploymentPart getPart() {
        if (part == null) {
            part = employments.list(after == null || after.isEmpty() ? null : Chosen.id(after));
        }
        return part;
    }
}
