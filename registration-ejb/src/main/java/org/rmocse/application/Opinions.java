package org.rmocse.application;

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
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.Officer;
import org.rmocse.application.DeskFiles.DeskFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/**
 * What officers ask colleagues of the same desk about a file in hand. Nobody has to wait for the answer: the file can be
 * decided without it, and then the question is over.
 */
@Stateless
public class Opinions {

    private static final int LONGEST_TEXT = 2000;
    private static final String OPINION =
            """
            select o.public_id, a.public_id as file, a.person_name, a.kind, o.asked_of, o.asked_of_name, o.asked_by_name, o.question,
                   o.asked_at, o.due_on, o.answered_at, o.answer, o.answer_text,
                   o.answered_at is null and a.status = o.stage as open
            from application.opinion o join application.application a on a.id = o.application_id
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private DeskFiles files;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public Opinions() {}

    Opinions(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            DeskFiles files,
            AccountDirectory accounts,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.files = files;
        this.accounts = accounts;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Whom the actor can ask about a file in hand: who reviews at the same desk and is not bound to it; nobody where the actor
     * does not have it.
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Officer> colleagues(UUID publicId) {
        Actor actor = current.actor();
        try {
            return unbound(files.inHand(publicId, actor), actor);
        } catch (Rejected notInHand) {
            return List.of();
        }
    }

    /**
     * Asks a colleague, who is told by mail.
     *
     * @param dueOn the day by which the answer is wished for; null for none
     * @throws Rejected QUESTION_REQUIRED, TOO_LONG, DAY_PAST for a day before today, NOT_IN_HAND, NOT_FOUND for a colleague who
     *     cannot be asked, or OPINION_ASKED where the same one has been asked and not answered
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void ask(UUID publicId, UUID colleague, String question, LocalDate dueOn) {
        Actor actor = current.actor();
        String asked = written(question, "question");
        if (asked == null) {
            throw new Rejected(Finding.of("QUESTION_REQUIRED", "question"));
        }
        if (dueOn != null && dueOn.isBefore(LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE))) {
            throw new Rejected(Finding.of("DAY_PAST", "wanted"));
        }
        DeskFile file = files.inHand(publicId, actor);
        Officer wanted = unbound(file, actor).stream()
                .filter(one -> one.publicId().equals(colleague))
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", "colleague")));
        UUID opinion = PublicId.next();
        int kept = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into application.opinion (public_id, application_id, stage, asked_of, asked_of_name, asked_by,
                            asked_by_name, question, asked_at, due_on)
                        values (:id, :file, :stage, :of, :ofName, :by, :byName, :question, :at, :due)
                        on conflict (application_id, stage, asked_of) where answered_at is null do nothing
                        """)
                .bind("id", opinion)
                .bind("file", file.id())
                .bind("stage", file.status().name())
                .bind("of", wanted.accountId())
                .bind("ofName", wanted.name())
                .bind("by", actor.accountId())
                .bind("byName", actor.name())
                .bind("question", asked)
                .bind("at", OffsetDateTime.now(clock))
                .bind("due", dueOn)
                .execute());
        if (kept == 0) {
            throw new Rejected(Finding.of("OPINION_ASKED", "colleague").having(wanted.name(), null));
        }
        audit.record(actor, "application.opinion_asked", "application", publicId, Map.of("of", wanted.name()));
        notifications.send(notice(opinion, publicId, file, wanted, actor));
    }

    /**
     * Answers what the actor was asked about a file.
     *
     * @param text what is added; a doubt has to say what it is about
     * @throws Rejected ANSWER_REQUIRED, REASON_REQUIRED, TOO_LONG, or OPINION_OVER where nothing is asked of the actor there
     *     (any more)
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void answer(UUID publicId, Answer answer, String text) {
        Actor actor = current.actor();
        String said = written(text, "said");
        if (answer == null) {
            throw new Rejected(Finding.of("ANSWER_REQUIRED", "answer"));
        }
        if (answer == Answer.DOUBT && said == null) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "said"));
        }
        int answered = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update application.opinion o set answered_at = :at, answer = :answer, answer_text = :text
                        from application.application a
                        where a.id = o.application_id and a.public_id = :file and a.status = o.stage
                          and o.asked_of = :actor and o.answered_at is null
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("answer", answer.name())
                .bind("text", said)
                .bind("file", publicId)
                .bind("actor", actor.accountId())
                .execute());
        if (answered == 0) {
            throw new Rejected(Finding.of("OPINION_OVER", null));
        }
        audit.record(actor, "application.opinion_given", "application", publicId, Map.of("answer", answer.name()));
    }

    /** What the actor is asked and has not answered yet, on files that still wait for it; the most urgent first. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Opinion> asked() {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(OPINION
                        + " where o.asked_of = :actor and o.answered_at is null and a.status = o.stage"
                        + " and " + Fairness.UNTIED + " order by o.due_on nulls last, o.id")
                .bind("actor", actor.accountId())
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new))
                .map((row, context) -> opinion(row, actor))
                .list());
    }

    /** Whatever was asked about a file that the actor may see, the oldest first. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Opinion> of(UUID publicId) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(OPINION + " where a.public_id = :id and "
                        + ApplicationQueries.VISIBLE + " and " + Fairness.UNTIED + " order by o.id")
                .bind("id", publicId)
                .bind("person", actor.personId())
                .bind("agency", actor.agencyId())
                .bind("national", actor.has(Role.FINAL_REVIEWER) || actor.has(Role.MINISTRY_OFFICER))
                .bind("people", actor.ties().people().toArray(Long[]::new))
                .bind("employers", actor.ties().employers().toArray(String[]::new))
                .map((row, context) -> opinion(row, actor))
                .list());
    }

    private List<Officer> unbound(DeskFile file, Actor actor) {
        Long agency = file.role() == Role.AGENCY_REVIEWER ? file.agencyId() : null;
        return accounts.officers(file.role(), agency).stream()
                .filter(one -> one.accountId() != actor.accountId())
                .filter(one -> !one.ties().bind(file.personId(), file.employerCode()))
                .toList();
    }

    /** Names no applicant: the file's number is enough for who may open it. */
    private static Notice notice(UUID opinion, UUID publicId, DeskFile file, Officer asked, Actor by) {
        Texts texts = Texts.of(asked.locale());
        String desk = file.role() == Role.AGENCY_REVIEWER ? "agency" : "centre";
        return new Notice(
                NoticeType.OPINION_ASKED,
                asked.email(),
                asked.locale(),
                opinion,
                Map.of(
                        "name", asked.name(),
                        "by", by.name(),
                        "kind", texts.of(file.kind()),
                        "receipt", file.receiptNumber(),
                        "link", Settings.current().url("/" + desk + "/review.xhtml?id=" + publicId + "#opinions")));
    }

    private static String written(String text, String field) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new Rejected(Finding.of("TOO_LONG", field).having(text.length(), LONGEST_TEXT));
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Opinion opinion(ResultSet row, Actor reader) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        Instant answeredAt = answered == null ? null : answered.toInstant();
        return new Opinion(
                row.getObject("public_id", UUID.class),
                row.getObject("file", UUID.class),
                row.getString("person_name"),
                ApplicationKind.valueOf(row.getString("kind")),
                row.getString("asked_of_name"),
                row.getString("asked_by_name"),
                row.getString("question"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                answeredAt,
                answeredAt == null ? null : Answer.valueOf(row.getString("answer")),
                row.getString("answer_text"),
                row.getBoolean("open"),
                row.getLong("asked_of") == reader.accountId());
    }
}
