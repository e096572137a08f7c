package org.rmocse.application;

import static org.rmocse.application.Step.AGENCY;
import static org.rmocse.application.Step.BASIC;
import static org.rmocse.application.Step.CATEGORY;
import static org.rmocse.application.Step.EDUCATION;
import static org.rmocse.application.Step.EMPLOYER;
import static org.rmocse.application.Step.FORM;
import static org.rmocse.application.Step.MATERIALS;
import static org.rmocse.application.Step.MATTER;
import static org.rmocse.application.Step.PORTRAIT;
import static org.rmocse.application.Step.WORK;

import java.util.List;

/**
 * What a person asks of the register. Four kinds register; the other three concern a registration that stands. A kind is data:
 * its route, the pages of its form and its steps here, its documents in {@link MaterialRule}, its conditions in {@link
 * EligibilityRules}, its outcome in {@link Approval}.
 */
public enum ApplicationKind {
    INITIAL(Route.FULL, true, 2, AGENCY, BASIC, PORTRAIT, CATEGORY, EMPLOYER, EDUCATION, WORK, FORM, MATERIALS),
    RENEWAL(
            Route.FULL,
            true,
            2,
            AGENCY,
            BASIC,
            PORTRAIT,
            CATEGORY,
            EMPLOYER,
            EDUCATION,
            WORK,
            Step.DUTY,
            FORM,
            MATERIALS),
    CHANGE(
            Route.FULL,
            true,
            2,
            AGENCY,
            BASIC,
            PORTRAIT,
            Step.CHANGE,
            CATEGORY,
            EMPLOYER,
            EDUCATION,
            WORK,
            FORM,
            MATERIALS),
    RE_REGISTRATION(Route.FULL, true, 2, AGENCY, BASIC, PORTRAIT, CATEGORY, EMPLOYER, EDUCATION, WORK, FORM, MATERIALS),
    REISSUE(Route.AGENCY, false, 1, AGENCY, MATTER, FORM, MATERIALS),
    CANCELLATION(Route.AGENCY, false, 1, AGENCY, MATTER, FORM, MATERIALS),
    OTHER_MATTER(Route.CENTRE, false, 0, MATTER, MATERIALS);

    private final Route route;
    private final boolean registers;
    private final int formPages;
    private final List<Step> steps;

    ApplicationKind(Route route, boolean registers, int formPages, Step... steps) {
        this.route = route;
        this.registers = registers;
        this.formPages = formPages;
        this.steps = List.of(steps);
    }

    public Route route() {
        return route;
    }

    /** True for the four of which a person may have one open at a time (D19). */
    public boolean registers() {
        return registers;
    }

    /** The pages of its printed form; 0 where there is none. */
    public int formPages() {
        return formPages;
    }

    /** All its steps; a filing leaves out those that do not concern it, see {@link SubmissionFacts#steps}. */
    public List<Step> steps() {
        return steps;
    }
}
