package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.Officer;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/**
 * What employers say of the employments that applications with them name (D18). It stands beside the stamped form and decides
 * nothing; an answer may be changed as long as the file lies on a desk, and each one is kept. {@link EmployersWords} is what officers
 * and the applicant read.
 */
@Stateless
public class Employments {

    private static final int PART = 50;
    private static final int LONGEST_WORDS = 1000;

    /** A file {@code a} on a desk that names the employer {@code :employer}; what is back with its applicant is not shown. */
    private static final String OWN =
            """
            from application.work_item w
            join application.application a on a.id = w.application_id
            left join application.section s on s.application_id = a.id and s.step = 'EMPLOYER'
            left join lateral (select * from application.employment_answer e
                               where e.application_id = a.id and e.employer_code = a.employer_code
                               order by e.id desc limit 1) e on true
            where a.employer_code = :employer and s.data is not null
            """;

    private static final String COLUMNS =
            """
            select a.public_id, a.kind, a.person_name, a.submitted_at, s.data ->> 'post' as post,
                   s.data ->> 'contractFrom' as contract_from, s.data ->> 'contractTo' as contract_to,
                   coalesce((s.data ->> 'openEnded')::boolean, false) as open_ended,
                   e.answer, e.ground, e.words, e.answered_at, e.answered_by_name
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public Employments() {}

    Employments(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            AccountDirectory accounts,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.accounts = accounts;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Employments at the caller's employer that files on a desk name, at most {@value #PART}; those without an answer first.
     *
     * @param after the last one of the page before, by its application; null for the first page
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public EmploymentPart list(UUID after) {
        String employer = current.actor().employerCode();
        return jdbi.withHandle(handle -> {
            List<Employment> found = handle.createQuery(
                            COLUMNS + OWN
                                    + """
                                    and (:after::uuid is null or (e.answer is not null, a.id) > (
                                        select exists (select 1 from application.employment_answer p
                                                       where p.application_id = l.id and p.employer_code = l.employer_code), l.id
                                        from application.application l where l.public_id = :after::uuid and l.employer_code = :employer))
                                    order by e.answer is not null, a.id limit :most
                                    """)
                    .bind("employer", employer)
                    .bind("after", after)
                    .bind("most", PART + 1)
                    .map((row, context) -> employment(row))
                    .list();
            int unanswered = handle.createQuery("select count(*) " + OWN + " and e.answer is null")
                    .bind("employer", employer)
                    .mapTo(Integer.class)
                    .one();
            boolean cut = found.size() > PART;
            return new EmploymentPart(
                    cut ? found.subList(0, PART) : found,
                    unanswered,
                    cut ? found.get(PART - 1).application() : null);
        });
    }

    /** @throws Rejected NOT_FOUND for a file that names another employer, or lies on no desk */
    @RolesAllowed(RoleNames.EMPLOYER)
    public Employment get(UUID application) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + OWN + " and a.public_id = :id")
                        .bind("employer", current.actor().employerCode())
                        .bind("id", application)
                        .map((row, context) -> employment(row))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /**
     * Confirms or disputes an employment, in the place of any earlier answer. Who has the file in hand is told of a dispute.
     *
     * @param ground why it is disputed; needless where it is confirmed
     * @param words what is said of it; identity numbers in them are masked
     * @throws Rejected ANSWER_REQUIRED, REASON_REQUIRED, REASON_TEXT_REQUIRED, TOO_LONG, or NOT_FOUND
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public void answer(UUID application, EmploymentAnswer answer, DisputeGround ground, String words) {
        if (answer == null) {
            throw new Rejected(Finding.of("ANSWER_REQUIRED", "answer"));
        }
        boolean disputed = answer == EmploymentAnswer.DISPUTED;
        if (disputed) {
            requireGround(ground, words);
        }
        Actor actor = current.actor();
        Answered file = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                with given as (
                                    insert into application.employment_answer (application_id, employer_code, answer, ground, words,
                                        answered_at, answered_by, answered_by_name)
                                    select a.id, a.employer_code, :answer, :ground, :words, :at, :actor, :name
                                    from application.work_item w join application.application a on a.id = w.application_id
                                    where a.public_id = :id and a.employer_code = :employer
                                      and exists (select 1 from application.section s
                                                  where s.application_id = a.id and s.step = 'EMPLOYER')
                                    returning application_id
                                )
                                select w.status, w.kind, w.agency_id, w.officer_id, w.receipt_number, a.employer_name
                                from given g join application.work_item w on w.application_id = g.application_id
                                join application.application a on a.id = g.application_id
                                """)
                        .bind("id", application)
                        .bind("employer", actor.employerCode())
                        .bind("answer", answer.name())
                        .bind("ground", disputed ? ground.name() : null)
                        .bind("words", disputed ? IdNumber.maskedIn(words.strip()) : null)
                        .bind("at", OffsetDateTime.now(clock))
                        .bind("actor", actor.accountId())
                        .bind("name", actor.name())
                        .map((row, context) -> new Answered(
                                Status.valueOf(row.getString("status")),
                                ApplicationKind.valueOf(row.getString("kind")),
                                row.getLong("agency_id"),
                                row.getObject("officer_id", Long.class),
                                row.getString("receipt_number"),
                                row.getString("employer_name")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        audit.record(
                actor,
                "application.employment_" + answer,
                "application",
                application,
                disputed ? Map.of("ground", ground.name()) : Map.of());
        if (disputed) {
            file.holder(accounts).ifPresent(officer -> notifications.send(notice(application, file, ground, officer)));
        }
    }

    private static void requireGround(DisputeGround ground, String words) {
        if (ground == null) {
            throw new Rejected(Finding.of("REASON_REQUIRED", "ground"));
        }
        if (words == null || words.isBlank()) {
            throw new Rejected(Finding.of("REASON_TEXT_REQUIRED", "words"));
        }
        if (words.strip().length() > LONGEST_WORDS) {
            throw new Rejected(
                    Finding.of("TOO_LONG", "words").having(words.strip().length(), LONGEST_WORDS));
        }
    }

    /** Names no applicant: the file's number is enough for who may open it. */
    private static Notice notice(UUID application, Answered file, DisputeGround ground, Officer officer) {
        Texts texts = Texts.of(officer.locale());
        String desk = file.status().turn() == Turn.AGENCY ? "agency" : "centre";
        return new Notice(
                NoticeType.EMPLOYMENT_DISPUTED,
                officer.email(),
                officer.locale(),
                application,
                Map.of(
                        "name", officer.name(),
                        "employer", file.employerName(),
                        "kind", texts.of(file.kind()),
                        "receipt", file.receiptNumber(),
                        "reason", texts.of(ground),
                        "link",
                                Settings.current()
                                        .url("/" + desk + "/review.xhtml?id=" + application + "#employment")));
    }

    private static Employment employment(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        String answer = row.getString("answer");
        String ground = row.getString("ground");
        return new Employment(
                row.getObject("public_id", UUID.class),
                ApplicationKind.valueOf(row.getString("kind")),
                row.getString("person_name"),
                row.getString("post"),
                day(row.getString("contract_from")),
                day(row.getString("contract_to")),
                row.getBoolean("open_ended"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                answer == null ? null : EmploymentAnswer.valueOf(answer),
                ground == null ? null : DisputeGround.valueOf(ground),
                row.getString("words"),
                answered == null ? null : answered.toInstant(),
                row.getString("answered_by_name"));
    }

    private static LocalDate day(String stored) {
        try {
            return stored == null ? null : LocalDate.parse(stored);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** A file as it lay when it was answered about. */
    private record Answered(
            Status status,
            ApplicationKind kind,
            long agencyId,
            Long officerId,
            String receiptNumber,
            String employerName) {

        /** Who has it in hand to review it. */
        Optional<Officer> holder(AccountDirectory accounts) {
            boolean ofAgency = status.turn() == Turn.AGENCY;
            return officerId == null
                    ? Optional.empty()
                    : accounts
                            .officers(ofAgency ? Role.AGENCY_REVIEWER : Role.FINAL_REVIEWER, ofAgency ? agencyId : null)
                            .stream()
                            .filter(one -> one.accountId() == officerId)
                            .findFirst();
        }
    }
}
