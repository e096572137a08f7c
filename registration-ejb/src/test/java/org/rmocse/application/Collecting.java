package org.rmocse.application;

import jakarta.enterprise.event.Event;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.certificate.CopiesReady;
import org.rmocse.certificate.CopiesVoided;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.EventTo;

/** Joins the arrival of copies to the notices about them, as the container does. */
public final class Collecting {

    private Collecting() {}

    public static Event<CopiesReady> notices(People people, Agencies agencies, Notifications notifications) {
        CollectionNotices notices = new CollectionNotices(people, agencies, notifications);
        return new EventTo<>(notices::tell);
    }

    /** The same for copies that are made again. */
    public static Event<CopiesVoided> remakes(People people, Agencies agencies, Notifications notifications) {
        CollectionNotices notices = new CollectionNotices(people, agencies, notifications);
        return new EventTo<>(notices::tell);
    }
}
