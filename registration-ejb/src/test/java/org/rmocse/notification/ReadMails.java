package org.rmocse.notification;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Policy;

/** What tests of other modules read of the mails. */
public final class ReadMails {

    private ReadMails() {}

    public static MailQueries of(Jdbi jdbi, Clock clock) {
        return new MailQueries(jdbi, clock, new Policy(jdbi));
    }
}
