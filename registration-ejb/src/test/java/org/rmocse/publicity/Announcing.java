package org.rmocse.publicity;

import jakarta.enterprise.event.Event;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.application.BatchApproved;
import org.rmocse.shared.EventTo;

/** Joins an approval to its announcement, as the container does. */
public final class Announcing {

    private Announcing() {}

    public static Event<BatchApproved> approvals(Jdbi jdbi) {
        Announcements announcements = new Announcements(jdbi);
        return new EventTo<>(announcements::publish);
    }
}
