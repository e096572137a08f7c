package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Settings;

/** Tells the applicants of the moves that concern them. */
@ApplicationScoped
class MoveNotices {

    private People people;
    private Notifications notifications;

    protected MoveNotices() {}

    @Inject
    MoveNotices(People people, Notifications notifications) {
        this.people = people;
        this.notifications = notifications;
    }

    void announce(Action action, List<Moved> moved, List<ReasonGiven> reasons) {
        Optional<NoticeType> type = notice(action);
        if (type.isEmpty() || moved.isEmpty()) {
            return;
        }
        Map<Long, Person> applicants =
                people.all(moved.stream().map(Moved::personId).toList());
        String listed = reasons.stream().map(reason -> "· " + reason.text()).collect(Collectors.joining("\n"));
        notifications.sendAll(moved.stream()
                .map(file -> {
                    Person person = applicants.get(file.personId());
                    Map<String, String> values = new HashMap<>();
                    values.put("name", person.name());
                    values.put("receipt", file.receiptNumber());
                    values.put("link", Settings.current().url("/applicant/apply.xhtml?id=" + file.publicId()));
                    if (file.dueOn() != null) {
                        values.put("dueOn", file.dueOn().toString());
                    }
                    if (!reasons.isEmpty()) {
                        values.put("reasons", listed);
                    }
                    return new Notice(type.get(), person.email(), person.locale(), file.publicId(), values);
                })
                .toList());
    }

    static Optional<NoticeType> notice(Action action) {
        return Optional.ofNullable(
                switch (action) {
                    case SUBMIT -> NoticeType.APPLICATION_RECEIVED;
                    case RETURN -> NoticeType.APPLICATION_RETURNED;
                    case REFUSE_INITIAL, REFUSE_FINAL, REJECT -> NoticeType.APPLICATION_REFUSED;
                    case APPROVE -> NoticeType.APPLICATION_APPROVED;
                    case WITHDRAW -> NoticeType.APPLICATION_WITHDRAWN;
                    default -> null;
                });
    }
}
