package org.rmocse.application;

import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * Nobody decides alone what needs two, and nobody in an own matter: initial review, final review and approval of one file are
 * by different people, a file held by one officer is decided by no other, and whoever has declared a tie to the person or the
 * employer neither opens nor decides it.
 */
final class Fairness {

    private Fairness() {}

    /** What the action does to the record of who passed the file initially: SET, CLEAR or KEEP. */
    static String initialReviewer(Action action) {
        return switch (action) {
            case PASS_INITIAL, REFUSE_INITIAL -> "SET";
            case TAKE_BACK_INITIAL, SEND_BACK, SUBMIT -> "CLEAR";
            default -> "KEEP";
        };
    }

    /** What the action does to the record of who passed the file finally: SET, CLEAR or KEEP. */
    static String finalReviewer(Action action) {
        return switch (action) {
            case PASS_FINAL, REFUSE_FINAL -> "SET";
            case TAKE_BACK_FINAL, SEND_BACK, SUBMIT -> "CLEAR";
            default -> "KEEP";
        };
    }

    static boolean needsOtherThanInitialReviewer(Action action) {
        return switch (action) {
            case PASS_FINAL, REFUSE_FINAL, SEND_BACK, APPROVE, REJECT -> true;
            default -> false;
        };
    }

    static boolean needsOtherThanFinalReviewer(Action action) {
        return action == Action.APPROVE || action == Action.REJECT;
    }

    /**
     * True where an officer's claim keeps others from acting; the applicant's and the batch moves do not ask, nor does the
     * clock, whose silence counts whoever holds the file (R14).
     */
    static boolean respectsClaim(Action action, Actor actor) {
        return !actor.isSystem()
                && switch (action) {
                    case ACCEPT, RETURN, PASS_INITIAL, REFUSE_INITIAL, PASS_FINAL, REFUSE_FINAL, SEND_BACK, REJECT ->
                        true;
                    default -> false;
                };
    }

    /** True for what is decided about a file; to report what others passed is no decision. */
    static boolean avoidsTies(Action action) {
        return action != Action.REPORT && action != Action.FORWARD;
    }

    /**
     * Lets nobody look into a file of people or employers the actor is bound to.
     *
     * @throws Rejected CONFLICT_OF_INTEREST
     */
    static void requireNoTie(Actor actor, long personId, String employerCode) {
        if (actor.ties().bind(personId, employerCode)) {
            throw new Rejected(Finding.of("CONFLICT_OF_INTEREST", null));
        }
    }

    /** Why fairness keeps the actor from this action on a file; null where it does not. */
    static Finding obstacle(
            Action action, Actor actor, long personId, String employerCode, Long initialReviewer, Long finalReviewer) {
        if (actor.personId() != null && actor.personId() == personId) {
            return Finding.of("OWN_FILE", null);
        }
        if (avoidsTies(action) && actor.ties().bind(personId, employerCode)) {
            return Finding.of("CONFLICT_OF_INTEREST", null);
        }
        return isBarred(action, actor.accountId(), initialReviewer, finalReviewer)
                ? Finding.of("FOUR_EYES", null)
                : null;
    }

    static boolean isBarred(Action action, long actor, Long initialReviewer, Long finalReviewer) {
        return needsOtherThanInitialReviewer(action) && initialReviewer != null && initialReviewer == actor
                || needsOtherThanFinalReviewer(action) && finalReviewer != null && finalReviewer == actor;
    }
}
