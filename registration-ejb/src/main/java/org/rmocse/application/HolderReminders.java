package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualifications;
import org.rmocse.applicant.QualifiedPerson;
import org.rmocse.application.Reminder.Subject;
import org.rmocse.certificate.EndingTerm;
import org.rmocse.certificate.EndingTerms;
import org.rmocse.certificate.Register;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Settings;

/**
 * Reminds holders before their registration ends, and those qualified before their time for a first registration does. Once a
 * day it looks through all who may have to be reminded, chunk by chunk: a row says how far the day's search has come, and
 * another row for each reminder that none is given twice, however often and on however many nodes it runs.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class HolderReminders {

    private static final int CHUNK = 1000;

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private EndingTerms terms;
    private Register register;
    private Qualifications qualifications;
    private People people;
    private Notifications notifications;

    protected HolderReminders() {}

    @Inject
    public HolderReminders(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            EndingTerms terms,
            Register register,
            Qualifications qualifications,
            People people,
            Notifications notifications) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.terms = terms;
        this.register = register;
        this.qualifications = qualifications;
        this.people = people;
        this.notifications = notifications;
    }

    /** Goes on with the day's search by one chunk; false once the day's is done, or another node has it in hand. */
    boolean remind(Subject subject) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters parameters = policy.at(today);
        Optional<Place> reached = reached(subject, today);
        if (reached.isEmpty()) {
            return false;
        }
        List<Ending> endings = subject == Subject.TERM
                ? terms(reached.get(), today, parameters)
                : qualifications(reached.get(), today, parameters);
        List<Reminder> due = new ArrayList<>();
        endings.forEach(ending -> Reminder.due(subject, ending.endsOn(), today, parameters)
                .ifPresent(mark -> due.add(new Reminder(ending.personId(), ending.endsOn(), mark))));
        send(subject, kept(subject, due), parameters);
        boolean more = endings.size() == CHUNK;
        reach(
                subject,
                today,
                endings.isEmpty()
                        ? reached.get()
                        : endings.get(endings.size() - 1).place(),
                !more);
        return more;
    }

    private List<Ending> terms(Place after, LocalDate today, PolicyParameters parameters) {
        LocalDate from = after.day() == null ? today : after.day();
        return terms.between(from, Reminder.horizon(Subject.TERM, today, parameters), after.key(), CHUNK).stream()
                .map(HolderReminders::ending)
                .toList();
    }

    private List<Ending> qualifications(Place after, LocalDate today, PolicyParameters parameters) {
        LocalDate to = Reminder.horizon(Subject.QUALIFICATION, today, parameters);
        int years = parameters.integer("initial.years");
        LocalDate cutOver = parameters.date("initial.cutover");
        LocalDate legacyEnd = InitialRule.inTimeUntil(cutOver.minusDays(1), parameters);
        boolean legacyToo = !today.isAfter(legacyEnd) && !legacyEnd.isAfter(to);
        // a day more on both sides, since 29 February has its anniversary on the 28th
        LocalDate begin = legacyToo ? LocalDate.EPOCH : today.minusYears(years).minusDays(1);
        List<QualifiedPerson> qualified = qualifications.issuedBetween(
                after.day() == null ? begin : after.day(), to.minusYears(years).plusDays(1), after.key(), CHUNK);
        return qualified.stream()
                .map(one -> new Ending(
                        one.personId(),
                        InitialRule.inTimeUntil(one.issuedOn(), parameters),
                        new Place(one.issuedOn(), one.personId())))
                .toList();
    }

    /** Where the day's search goes on; empty where it is done or in other hands. */
    private Optional<Place> reached(Subject subject, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select case when searched_on = :today then after_day end as after_day,
                               case when searched_on = :today then after_key end as after_key
                        from application.reminder_search
                        where subject = :subject and (searched_on is distinct from :today or not done)
                        for update skip locked
                        """)
                .bind("subject", subject.name())
                .bind("today", today)
                .map((row, context) -> new Place(row.getObject("after_day", LocalDate.class), row.getLong("after_key")))
                .findOne());
    }

    private void reach(Subject subject, LocalDate today, Place place, boolean done) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.reminder_search
                        set searched_on = :today, after_day = :day, after_key = :key, done = :done where subject = :subject
                        """)
                .bind("subject", subject.name())
                .bind("today", today)
                .bind("day", place.day())
                .bind("key", place.key())
                .bind("done", done)
                .execute());
    }

    /** Keeps of these the ones not given before, to people who have not filed already what they would be reminded of. */
    private List<Reminder> kept(Subject subject, List<Reminder> due) {
        Set<Long> registered = subject == Subject.TERM
                ? Set.of()
                : register.numbers(due.stream().map(Reminder::personId).toList())
                        .keySet();
        List<Reminder> wanted =
                due.stream().filter(one -> !registered.contains(one.personId())).toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.reminder (person_id, subject, ends_on, mark, at)
                        select d.person_id, :subject, d.ends_on, d.mark, :at
                        from unnest(:people, :ends, :marks) as d(person_id, ends_on, mark)
                        where not exists (select 1 from application.application a
                                          where a.person_id = d.person_id and a.kind = any(:kinds) and a.status = any(:open)
                                            and (a.kind <> 'CHANGE' or exists (
                                                 select 1 from application.section s
                                                 where s.application_id = a.id and s.step = 'CHANGE'
                                                   and (s.data ->> 'withRenewal')::boolean)))
                        on conflict do nothing
                        returning person_id, ends_on, mark
                        """)
                .bind("subject", subject.name())
                .bind("at", OffsetDateTime.now(clock))
                .bind("people", wanted.stream().map(Reminder::personId).toArray(Long[]::new))
                .bind("ends", wanted.stream().map(Reminder::endsOn).toArray(LocalDate[]::new))
                .bind("marks", wanted.stream().map(Reminder::mark).toArray(String[]::new))
                .bind("kinds", filedInstead(subject))
                .bind("open", Status.openNames())
                .map((row, context) -> new Reminder(
                        row.getLong("person_id"), row.getObject("ends_on", LocalDate.class), row.getString("mark")))
                .list());
    }

    /** A change stands for a renewal where it renews the term with it (D5). */
    private static String[] filedInstead(Subject subject) {
        return subject == Subject.TERM
                ? new String[] {
                    ApplicationKind.RENEWAL.name(), ApplicationKind.CHANGE.name(), ApplicationKind.CANCELLATION.name()
                }
                : new String[] {ApplicationKind.INITIAL.name()};
    }

    private void send(Subject subject, List<Reminder> reminders, PolicyParameters parameters) {
        Map<Long, Person> holders =
                people.all(reminders.stream().map(Reminder::personId).toList());
        notifications.sendAll(reminders.stream()
                .filter(one -> holders.containsKey(one.personId()))
                .map(one -> notice(subject, one, holders.get(one.personId()), parameters))
                .toList());
    }

    /** What one person is reminded of. */
    static Notice notice(Subject subject, Reminder reminder, Person person, PolicyParameters parameters) {
        NoticeType type = subject == Subject.QUALIFICATION
                ? NoticeType.INITIAL_CLOSES
                : reminder.isClosing() ? NoticeType.RENEWAL_CLOSES : NoticeType.REGISTRATION_ENDS;
        LocalDate opensOn = reminder.endsOn().minusYears(parameters.integer("renewal.opens_years"));
        return new Notice(
                type,
                person.email(),
                person.locale(),
                person.publicId(),
                Map.of(
                        "name", person.name(),
                        "endsOn", reminder.endsOn().toString(),
                        "opensOn", opensOn.toString(),
                        "hours", parameters.text("education.hours"),
                        "link", Settings.current().url("/applicant/index.xhtml")));
    }

    private static Ending ending(EndingTerm term) {
        return new Ending(term.personId(), term.validTo(), new Place(term.validTo(), term.registrationId()));
    }

    /** Something of a person's that ends, and where in the search it stands. */
    private record Ending(long personId, LocalDate endsOn, Place place) {}

    /** @param day null at the beginning */
    private record Place(LocalDate day, long key) {}
}
