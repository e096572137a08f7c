package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Hears of an order once it has committed. */
@ApplicationScoped
class BulkCommitted {

    private BulkTimer timer;

    protected BulkCommitted() {}

    @Inject
    BulkCommitted(BulkTimer timer) {
        this.timer = timer;
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) BulkOrdered ordered) {
        timer.begin();
    }
}
