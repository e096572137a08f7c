package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Hears of notices once the deed has committed; of a rolled-back deed it never hears. */
@ApplicationScoped
class CommitObserver {

    private MailDispatch dispatch;

    protected CommitObserver() {}

    @Inject
    CommitObserver(MailDispatch dispatch) {
        this.dispatch = dispatch;
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesWritten notices) {
        dispatch.handOver(notices.ids());
    }
}
