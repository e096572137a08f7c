package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.employer.EmployerRenamed;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Settings;

/** Tells the people registered with an employer that it bears a new name now and a change is to be filed (D5, R9). */
@ApplicationScoped
public class RenamedEmployers {

    private Jdbi jdbi;
    private Clock clock;
    private People people;
    private Notifications notifications;

    protected RenamedEmployers() {}

    @Inject
    RenamedEmployers(Jdbi jdbi, Clock clock, People people, Notifications notifications) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.people = people;
        this.notifications = notifications;
    }

    /** Whoever is registered under the new name already has nothing to file. */
    void hear(@Observes EmployerRenamed renamed) {
        List<Long> registered = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.person_id from certificate.registration r
                        join lateral (select valid_to from certificate.term where registration_id = r.id
                                      order by id desc limit 1) t on t.valid_to >= :today or r.stayed_since is not null
                        where r.employer_code = :employer and r.ending is null and r.employer_name <> :name order by r.id
                        """)
                .bind("today", LocalDate.now(clock))
                .bind("employer", renamed.creditCode())
                .bind("name", renamed.name())
                .mapTo(Long.class)
                .list());
        Collection<Person> told = people.all(registered).values();
        notifications.sendAll(
                told.stream().map(person -> notice(person, renamed)).toList());
    }

    private static Notice notice(Person person, EmployerRenamed renamed) {
        return new Notice(
                NoticeType.EMPLOYER_RENAMED,
                person.email(),
                person.locale(),
                null,
                Map.of(
                        "name", person.name(),
                        "former", renamed.former(),
                        "employer", renamed.name(),
                        "day", renamed.since().toString(),
                        "link", Settings.current().url("/applicant/index.xhtml")));
    }
}
