package org.rmocse.application;

import org.rmocse.certificate.Preparation;
import org.rmocse.notification.DeliveryCounts;

/**
 * An approved batch and how far what follows its approval has come.
 *
 * @param mails the notices of approval; whoever has no address is sent none
 * @param prints the certificates and labels to be printed; not every kind of application has one
 */
public record BatchProgress(ApprovedBatch batch, DeliveryCounts mails, Preparation prints) {

    /** Whether everything was sent and prepared, or given up. */
    public boolean over() {
        return mails.waiting() + prints.waiting() == 0;
    }
}
