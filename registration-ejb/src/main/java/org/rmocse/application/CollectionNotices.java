package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.CopiesReady;
import org.rmocse.certificate.CopiesVoided;
import org.rmocse.certificate.CopyItem;
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
        tell(
                NoticeType.READY_FOR_COLLECTION,
                "bring",
                ready.copies().stream()
                        .map(copy -> new Told(
                                copy.personId(), copy.agencyId(), copy.basis(), copy.item(), "bring." + copy.kind()))
                        .toList());
    }

    void tell(@Observes CopiesVoided voided) {
        tell(
                NoticeType.COPY_MADE_AGAIN,
                "reason",
                voided.copies().stream()
                        .map(copy -> new Told(
                                copy.personId(),
                                copy.agencyId(),
                                copy.basis(),
                                copy.item(),
                                "told.VoidReason." + copy.reason()))
                        .toList());
    }

    /** @param said the name by which the mail knows what each copy has to say of itself */
    private void tell(NoticeType type, String said, List<Told> copies) {
        Map<Long, Person> holders =
                people.all(copies.stream().map(Told::personId).toList());
        Map<Long, String> names = agencies.names();
        notifications.sendAll(copies.stream()
                .map(copy -> {
                    Person holder = holders.get(copy.personId());
                    Texts texts = Texts.of(holder.locale());
                    return new Notice(
                            type,
                            holder.email(),
                            holder.locale(),
                            copy.basis(),
                            Map.of(
                                    "name",
                                    holder.name(),
                                    "agency",
                                    names.get(copy.agencyId()),
                                    "item",
                                    texts.of(copy.item()),
                                    said,
                                    texts.get(copy.text()),
                                    "link",
                                    Settings.current().url("/applicant/apply.xhtml?id=" + copy.basis())));
                })
                .toList());
    }

    /**
     * A copy whose holder is told.
     *
     * @param text the key of what there is to say of it
     */
    private record Told(long personId, long agencyId, UUID basis, CopyItem item, String text) {}
}
