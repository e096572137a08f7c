package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.rmocse.account.CurrentActor;
import org.rmocse.certificate.Departure;
import org.rmocse.certificate.ReportedDepartures;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** What employers said of files ({@link Employments}), as officers read it beside the file, and the applicant in brief. */
@Stateless
public class EmployersWords {

    private static final String WORDS =
            """
            select e.answer, e.ground, e.words, e.answered_at, e.answered_by_name,
                   coalesce(s.saved_at > e.answered_at, false) as outdated
            from application.employment_answer e
            join application.application a on a.id = e.application_id and a.employer_code = e.employer_code
            left join application.section s on s.application_id = a.id and s.step = 'EMPLOYER'
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    @Inject
    private ReportedDepartures departures;

    public EmployersWords() {}

    EmployersWords(Jdbi jdbi, CurrentActor current, ReportedDepartures departures) {
        this.jdbi = jdbi;
        this.current = current;
        this.departures = departures;
    }

    /** What the employer that a file names said of it, the last word first; nothing for a file that is not the officer's to see. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<EmployersWord> of(UUID application) {
        return seen(
                " where a.public_id = :id and " + ApplicationQueries.VISIBLE + " and " + Fairness.UNTIED
                        + " order by e.id desc",
                current.actor(),
                application);
    }

    /**
     * What employers reported of the departure of the person whose file it is, and what the person said to it, the latest first;
     * nothing for a file that is not the officer's to see.
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Departure> departures(UUID application) {
        return jdbi.withHandle(handle -> seeing(
                                handle.createQuery(
                                        "select a.person_id from application.application a where a.public_id = :id and "
                                                + ApplicationQueries.VISIBLE + " and " + Fairness.UNTIED),
                                current.actor())
                        .bind("id", application)
                        .mapTo(Long.class)
                        .findOne())
                .map(departures::ofPerson)
                .orElse(List.of());
    }

    /** Of these files those whose employment is disputed now, as far as they are the officer's to see. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Set<UUID> disputed(Collection<UUID> applications) {
        Actor actor = current.actor();
        return new HashSet<>(jdbi.withHandle(handle -> seeing(
                        handle.createQuery(
                                """
                                select a.public_id from application.application a
                                join lateral (select answer from application.employment_answer e
                                              where e.application_id = a.id and e.employer_code = a.employer_code
                                              order by e.id desc limit 1) e on e.answer = 'DISPUTED'
                                where a.public_id = any(:ids) and\s"""
                                        + ApplicationQueries.VISIBLE + " and " + Fairness.UNTIED),
                        actor)
                .bind("ids", applications.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list()));
    }

    /** The employer's last word on a file of the caller's own, without who gave it and in which words; empty where there is none. */
    @RolesAllowed(RoleNames.APPLICANT)
    public Optional<EmployersWord> ofOwn(UUID application) {
        return seen(
                        " where a.public_id = :id and a.person_id = :person order by e.id desc limit 1",
                        current.actor(),
                        application)
                .stream()
                .findFirst()
                .map(word -> new EmployersWord(word.answer(), word.ground(), null, word.at(), null, word.outdated()));
    }

    private List<EmployersWord> seen(String which, Actor actor, UUID application) {
        return jdbi.withHandle(handle -> seeing(handle.createQuery(WORDS + which), actor)
                .bind("id", application)
                .map((row, context) -> new EmployersWord(
                        EmploymentAnswer.valueOf(row.getString("answer")),
                        row.getString("ground") == null ? null : DisputeGround.valueOf(row.getString("ground")),
                        row.getString("words"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getString("answered_by_name"),
                        row.getBoolean("outdated")))
                .list());
    }

    private static Query seeing(Query query, Actor actor) {
        return query.bind("person", actor.personId())
                .bind("agency", actor.agencyId())
                .bind("national", actor.has(Role.FINAL_REVIEWER) || actor.has(Role.MINISTRY_OFFICER))
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new));
    }
}
