package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

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
        notifications.sendAll(moved.stream()
                .map(file -> notice(
                        type.get(),
                        applicants.get(file.personId()),
                        file.kind(),
                        file.publicId(),
                        file.receiptNumber(),
                        file.dueOn(),
                        reasons))
                .toList());
    }

    /**
     * What one applicant is told of a move.
     *
     * @param dueOn the day by which somebody has to act next; null where no clock runs
     */
    Notice notice(
            NoticeType type,
            Person person,
            ApplicationKind kind,
            UUID application,
            String receipt,
            LocalDate dueOn,
            List<ReasonGiven> reasons) {
        Map<String, String> values = new HashMap<>();
        Texts texts = Texts.of(person.locale());
        values.put("name", person.name());
        values.put("kind", texts.of(kind));
        values.put(
                "desk",
                texts.get("first_desk." + kind.route(), dueOn == null ? Map.of() : Map.of("dueOn", dueOn.toString())));
        values.put("outcome", texts.get("outcome." + kind));
        values.put("receipt", receipt);
        values.put("link", Settings.current().url("/applicant/apply.xhtml?id=" + application));
        if (dueOn != null) {
            values.put("dueOn", dueOn.toString());
        }
        if (!reasons.isEmpty()) {
            values.put(
                    "reasons",
                    reasons.stream()
                            .map(reason -> "· " + withRule(texts, reason))
                            .collect(Collectors.joining("\n")));
        }
        return new Notice(type, person.email(), person.locale(), application, values);
    }

    /** A reason and the rule behind it (D20). */
    private static String withRule(Texts texts, ReasonGiven reason) {
        return texts.get(
                "reason.with_rule",
                Map.of(
                        "text",
                        reason.text(),
                        "rule",
                        texts.get("rule." + reason.code().rule())));
    }

    static Optional<NoticeType> notice(Action action) {
        return Optional.ofNullable(
                switch (action) {
                    case SUBMIT -> NoticeType.APPLICATION_RECEIVED;
                    case RETURN -> NoticeType.APPLICATION_RETURNED;
                    case REFUSE_INITIAL, REFUSE_FINAL, REJECT -> NoticeType.APPLICATION_REFUSED;
                    case APPROVE -> NoticeType.APPLICATION_APPROVED;
                    case WITHDRAW -> NoticeType.APPLICATION_WITHDRAWN;
                    case LAPSE -> NoticeType.APPLICATION_LAPSED;
                    default -> null;
                });
    }
}
