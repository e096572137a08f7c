package org.rmocse.education;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/**
 * A learner says that a reported row is wrong, once a row; the training body that reported it, or an administrator for what an
 * administrator imported, withdraws or keeps it. Until it is withdrawn the row counts as before.
 */
@Stateless
public class Disputes {

    private static final int SHOWN = 100;
    private static final int LONGEST = 500;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public Disputes() {}

    Disputes(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            People people,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.people = people;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** What was reported of the caller, the latest first, withdrawn rows too. */
    @RolesAllowed(RoleNames.APPLICANT)
    public List<OwnRecord> mine() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.public_id, r.from_date, r.to_date, r.content, r.mode, r.provider, r.hours,
                            r.withdrawn_at is not null as withdrawn, d.words, d.raised_at, d.answered_at, d.outcome, d.answer
                        from education.record r left join education.dispute d on d.record_id = r.id
                        where r.person_id = :person order by r.from_date desc, r.id desc
                        """)
                .bind("person", current.actor().personId())
                .map((row, context) -> new OwnRecord(
                        row.getObject("public_id", UUID.class),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class),
                        row.getString("content"),
                        row.getString("mode"),
                        row.getString("provider"),
                        row.getBigDecimal("hours"),
                        row.getBoolean("withdrawn"),
                        row.getString("words"),
                        instant(row, "raised_at"),
                        instant(row, "answered_at"),
                        outcome(row),
                        row.getString("answer")))
                .list());
    }

    /**
     * Says what is wrong with a row of the caller's; the training body that reported it is told by mail.
     *
     * @throws Rejected what is wrong with the words, NOT_FOUND where the caller has no such row, or it was withdrawn, or
     *     DISPUTE_KNOWN where the caller disputed it before
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void raise(UUID record, String words) {
        Actor actor = current.actor();
        String said = said(words);
        if (said == null) {
            throw new Rejected(Finding.of("REQUIRED", "words"));
        }
        int raised = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into education.dispute (public_id, record_id, words, raised_at, raised_by)
                        select :id, r.id, :words, :now, :actor from education.record r
                        where r.public_id = :record and r.person_id = :person and r.withdrawn_at is null
                        on conflict (record_id) do nothing
                        """)
                .bind("id", PublicId.next())
                .bind("words", said)
                .bind("now", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("record", record)
                .bind("person", actor.personId())
                .execute());
        if (raised == 0) {
            boolean known = mine().stream().anyMatch(one -> one.publicId().equals(record) && one.words() != null);
            throw new Rejected(Finding.of(known ? "DISPUTE_KNOWN" : "NOT_FOUND", null));
        }
        audit.record(actor, "education.disputed", "education_record", record, Map.of());
        tellTheBody(record);
    }

    private void tellTheBody(UUID record) {
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select b.name, b.email, r.content from education.record r
                        join education.import i on i.id = r.import_id join education.training_body b on b.id = i.body_id
                        where r.public_id = :record
                        """)
                .bind("record", record)
                .map((row, context) -> new Notice(
                        NoticeType.EDUCATION_DISPUTED,
                        row.getString("email"),
                        Texts.CHINESE,
                        record,
                        Map.of(
                                "name", row.getString("name"),
                                "course", row.getString("content"),
                                "link", Settings.current().url("/education/disputes.xhtml"))))
                .findOne()
                .ifPresent(notifications::send));
    }

    /** What is disputed of the rows the caller answers for: open ones first, the longest open of all before the others. */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public List<DisputedRow> list() {
        List<Disputed> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select d.public_id, r.person_id, r.from_date, r.to_date, r.content, r.hours, d.words, d.raised_at,
                            d.answered_at, d.answered_by_name, d.outcome, d.answer
                        from education.dispute d
                        join education.record r on r.id = d.record_id
                        join education.import i on i.id = r.import_id
                        where i.body_id is not distinct from :body::bigint
                        order by d.answered_at desc nulls first, d.raised_at, d.id limit :most
                        """)
                .bind("body", current.actor().trainingBodyId())
                .bind("most", SHOWN)
                .map((row, context) -> new Disputed(row.getLong("person_id"), disputed(row)))
                .list());
        Map<Long, Person> learners =
                people.all(found.stream().map(Disputed::person).collect(Collectors.toSet()));
        return found.stream()
                .map(one -> named(one.row(), learners.get(one.person())))
                .toList();
    }

    /** How many of them are open. */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public int open() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from education.dispute d
                        join education.record r on r.id = d.record_id
                        join education.import i on i.id = r.import_id
                        where d.answered_at is null and i.body_id is not distinct from :body::bigint
                        """)
                .bind("body", current.actor().trainingBodyId())
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Answers a dispute; the learner is told by mail.
     *
     * @param words needed where the row is kept
     * @throws Rejected what is wrong with the words, or NOT_FOUND where there is none the caller answers for, or it was answered
     */
    @RolesAllowed({RoleNames.EDUCATION_PROVIDER, RoleNames.SYSTEM_ADMINISTRATOR})
    public void answer(UUID dispute, DisputeOutcome outcome, String words) {
        Actor actor = current.actor();
        String said = said(words);
        if (said == null && outcome == DisputeOutcome.KEPT) {
            throw new Rejected(Finding.of("REQUIRED", "words"));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID record = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with answered as (
                            update education.dispute d
                            set answered_at = :now, answered_by = :actor, answered_by_name = :name, outcome = :outcome, answer = :answer
                            from education.record r join education.import i on i.id = r.import_id
                            where r.id = d.record_id and d.public_id = :id and d.answered_at is null
                              and i.body_id is not distinct from :body::bigint
                            returning d.record_id
                        )
                        update education.record r set withdrawn_at = case when :outcome = 'WITHDRAWN' then :now::timestamptz end
                        from answered where r.id = answered.record_id returning r.public_id
                        """)
                .bind("now", now)
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("outcome", outcome.name())
                .bind("answer", said)
                .bind("id", dispute)
                .bind("body", actor.trainingBodyId())
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null))));
        audit.record(
                actor, "education.dispute_answered", "education_record", record, Map.of("outcome", outcome.name()));
        tellTheLearner(record, outcome, said);
    }

    private void tellTheLearner(UUID record, DisputeOutcome outcome, String said) {
        jdbi.useHandle(handle -> handle
                .createQuery("select person_id, content, provider from education.record where public_id = :record")
                .bind("record", record)
                .map((row, context) -> {
                    Person learner = people.get(row.getLong("person_id"));
                    return new Notice(
                            NoticeType.EDUCATION_ANSWERED,
                            learner.email(),
                            learner.locale(),
                            record,
                            Map.of(
                                    "name", learner.name(),
                                    "course", row.getString("content"),
                                    "by", row.getString("provider"),
                                    "answer",
                                            Texts.of(learner.locale()).of(outcome) + (said == null ? "" : ": " + said),
                                    "link", Settings.current().url("/applicant/education.xhtml")));
                })
                .list()
                .stream()
                .filter(notice -> notice.email() != null)
                .forEach(notifications::send));
    }

    private static String said(String words) {
        String said = TrainingBodyRule.text(words);
        if (said != null && said.length() > LONGEST) {
            throw new Rejected(Finding.of("TOO_LONG", "words").having(said.length(), LONGEST));
        }
        return said;
    }

    private static DisputedRow disputed(ResultSet row) throws SQLException {
        return new DisputedRow(
                row.getObject("public_id", UUID.class),
                null,
                null,
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getString("content"),
                row.getBigDecimal("hours"),
                row.getString("words"),
                instant(row, "raised_at"),
                instant(row, "answered_at"),
                row.getString("answered_by_name"),
                outcome(row),
                row.getString("answer"));
    }

    private static DisputedRow named(DisputedRow row, Person learner) {
        return new DisputedRow(
                row.publicId(),
                learner.name(),
                learner.maskedIdNumber(),
                row.from(),
                row.to(),
                row.content(),
                row.hours(),
                row.words(),
                row.raisedAt(),
                row.answeredAt(),
                row.answeredBy(),
                row.outcome(),
                row.answer());
    }

    private static DisputeOutcome outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null ? null : DisputeOutcome.valueOf(outcome);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A row with the key of its learner, who is not named yet. */
    private record Disputed(long person, DisputedRow row) {}
}
