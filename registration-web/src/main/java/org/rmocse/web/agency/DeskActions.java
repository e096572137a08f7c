package org.rmocse.web.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.Action;
import org.rmocse.application.Batches;
import org.rmocse.application.ReasonGiven;
import org.rmocse.application.Reviews;

/** Which boundary method stands behind which action of the table of moves. */
@ApplicationScoped
public class DeskActions {

    @Inject
    private Reviews reviews;

    @Inject
    private Batches batches;

    /** @throws IllegalArgumentException for an action no officer takes on a single file */
    void take(Action action, UUID file, String note, List<ReasonGiven> reasons) {
        switch (action) {
            case ACCEPT -> reviews.accept(file);
            case RETURN -> reviews.returnForCorrection(file, reasons, note);
            case PASS_INITIAL -> reviews.passInitial(file, note);
            case REFUSE_INITIAL -> reviews.refuseInitial(file, reasons, note);
            case TAKE_BACK_INITIAL -> reviews.takeBackInitial(file, note);
            case PASS_FINAL -> reviews.passFinal(file, note);
            case REFUSE_FINAL -> reviews.refuseFinal(file, reasons, note);
            case SEND_BACK -> reviews.sendBack(file, note);
            case TAKE_BACK_FINAL -> reviews.takeBackFinal(file, note);
            case REJECT -> batches.reject(file, reasons, note);
            default -> throw new IllegalArgumentException(action.name());
        }
    }
}
