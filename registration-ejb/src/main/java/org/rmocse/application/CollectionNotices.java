package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.CopiesReady;
import org.rmocse.certificate.CopiesVoided;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/** Tells holders that their certificate can be collected, or not after all because it has to be made again. */
@ApplicationScoped
class CollectionNotices {

    private People people;
    private Agencies agencies;
    private Notifications notifications;

    protected CollectionNotices() {}

    @Inject
    CollectionNotices(People people, Agencies agencies, Notifications notifications) {
        this.people = people;
        this.agencies = agencies;
        this.notifications = notifications;
    }

    void tell(@Observes CopiesReady ready) {
        Map<Long, Person> holders = people.all(
                ready.copies().stream().map(CopiesReady.Copy::personId).toList());
        Map<Long, String> names = agencies.names();
        notifications.sendAll(ready.copies().stream()
                .map(copy -> {
                    Person holder = holders.get(copy.personId());
                    Texts texts = Texts.of(holder.locale());
                    return new Notice(
                            NoticeType.READY_FOR_COLLECTION,
                            holder.email(),
                            holder.locale(),
                            copy.basis(),
                            Map.of(
                                    "name", holder.name(),
                                    "agency", names.get(copy.agencyId()),
                                    "item", texts.of(copy.item()),
                                    "bring", texts.get("bring." + copy.kind()),
                                    "link", Settings.current().url("/applicant/apply.xhtml?id=" + copy.basis())));
                })
                .toList());
    }

    void tell(@Observes CopiesVoided voided) {
        Map<Long, Person> holders = people.all(
                voided.copies().stream().map(CopiesVoided.Copy::personId).toList());
        Map<Long, String> names = agencies.names();
        notifications.sendAll(voided.copies().stream()
                .map(copy -> {
                    Person holder = holders.get(copy.personId());
                    Texts texts = Texts.of(holder.locale());
                    return new Notice(
                            NoticeType.COPY_MADE_AGAIN,
                            holder.email(),
                            holder.locale(),
                            copy.basis(),
                            Map.of(
                                    "name", holder.name(),
                                    "agency", names.get(copy.agencyId()),
                                    "item", texts.of(copy.item()),
                                    "reason", texts.get("told.VoidReason." + copy.reason()),
                                    "link", Settings.current().url("/applicant/apply.xhtml?id=" + copy.basis())));
                })
                .toList());
    }
}
