package org.rmocse.application;

import java.util.EnumSet;
import java.util.Set;

/** Where an application stands. One is stored; labels, whose turn it is and progress are computed from it. */
public enum Status {
    DRAFT(Turn.APPLICANT),
    SUBMITTED(Turn.AGENCY),
    RETURNED(Turn.APPLICANT),
    UNDER_INITIAL_REVIEW(Turn.AGENCY),
    INITIAL_PASSED(Turn.AGENCY),
    REPORTED(Turn.CENTRE),
    AWAITING_APPROVAL(Turn.MINISTRY),
    APPROVED(Turn.NOBODY),
    REFUSED(Turn.NOBODY),
    WITHDRAWN(Turn.NOBODY),
    LAPSED(Turn.NOBODY);

    private static final Set<Status> OPEN =
            EnumSet.of(SUBMITTED, RETURNED, UNDER_INITIAL_REVIEW, INITIAL_PASSED, REPORTED, AWAITING_APPROVAL);

    private final Turn turn;

    Status(Turn turn) {
        this.turn = turn;
    }

    /** Who has to do something next. */
    public Turn turn() {
        return turn;
    }

    /** True while a decision is awaited; drafts are not open (D19). */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** The names of those that are open, for a statement to compare with. */
    static String[] openNames() {
        return OPEN.stream().map(Status::name).toArray(String[]::new);
    }

    /** True while the applicant may edit what was filed. */
    public boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }
}
