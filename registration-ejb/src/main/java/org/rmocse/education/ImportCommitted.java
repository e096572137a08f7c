package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Hears of an import once it has committed. */
@ApplicationScoped
class ImportCommitted {

    private EducationImportTimer timer;

    protected ImportCommitted() {}

    @Inject
    ImportCommitted(EducationImportTimer timer) {
        this.timer = timer;
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportSent sent) {
        timer.begin();
    }
}
