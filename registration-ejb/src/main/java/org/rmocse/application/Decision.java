package org.rmocse.application;

import java.util.List;

/**
 * What goes with an action.
 *
 * @param note for the history, read by officers; may be null
 * @param reasons for the applicant; empty where the action needs none
 */
record Decision(String note, List<ReasonGiven> reasons) {

    static final Decision NONE = new Decision(null, List.of());

    static Decision noted(String note) {
        return new Decision(note == null || note.isBlank() ? null : note.strip(), List.of());
    }
}
