package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.RequestedNumbers;
import org.rmocse.application.ApplicationView.HistoryEntry;
import org.rmocse.application.ApplicationView.Original;
import org.rmocse.document.Content;
import org.rmocse.document.Documents;
import org.rmocse.document.DutyStatementPdf;
import org.rmocse.document.MatterFormPdf;
import org.rmocse.document.RegistrationFormPdf;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** The read side of applications: every query takes the actor along, so that nobody reads what is not theirs to see. */
@Stateless
public class ApplicationQueries {

    /** Who may see an application: its owner; its agency once submitted; centre and ministry once it came to them. */
    static final String VISIBLE =
            """
            (a.person_id = :person
             or (:agency::bigint is not null and a.agency_id = :agency and a.status <> 'DRAFT')
             or (:national and a.status in ('REPORTED', 'AWAITING_APPROVAL', 'APPROVED', 'REFUSED')
                 and (a.report_batch_id is not null or a.route = 'CENTRE')))
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    @Inject
    private FilingFacts facts;

    @Inject
    private Documents documents;

    @Inject
    private People people;

    @Inject
    private RequestedNumbers numbers;

    @Inject
    private Rounds rounds;

    @Inject
    private AccountDirectory accounts;

    public ApplicationQueries() {}

    ApplicationQueries(
            Jdbi jdbi,
            CurrentActor current,
            FilingFacts facts,
            Documents documents,
            People people,
            RequestedNumbers numbers,
            Rounds rounds,
            AccountDirectory accounts) {
        this.jdbi = jdbi;
        this.current = current;
        this.facts = facts;
        this.documents = documents;
        this.people = people;
        this.numbers = numbers;
        this.rounds = rounds;
        this.accounts = accounts;
    }

    /** The actor's own applications, the latest first. */
    @RolesAllowed(RoleNames.APPLICANT)
    public List<OwnApplication> mine() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, kind, status, status_since, due_on, due_provisional, receipt_number, saved_at
                        from application.application where person_id = :person order by id desc
                        """)
                .bind("person", current.actor().personId())
                .map((row, context) -> new OwnApplication(
                        row.getObject("public_id", UUID.class),
                        ApplicationKind.valueOf(row.getString("kind")),
                        Status.valueOf(row.getString("status")),
                        row.getObject("status_since", OffsetDateTime.class).toInstant(),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("due_provisional"),
                        row.getString("receipt_number"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** The person's start page, in five statements: the registration held, what can be done today, what is under way. */
    @RolesAllowed(RoleNames.APPLICANT)
    public OwnPage start() {
        FilingFacts.Known known = facts.known(current.actor().personId());
        List<OwnApplication> mine = mine();
        return new OwnPage(
                known.registration().orElse(null),
                Arrays.stream(ApplicationKind.values())
                        .map(kind -> today(kind, known.eligibility(), known.parameters(), mine))
                        .toList(),
                mine,
                InitialRule.overAgeSoon(
                                known.eligibility().birthDate(),
                                known.eligibility().on(),
                                known.parameters())
                        .orElse(null));
    }

    /** What is being filled in or mended is not in its own way. */
    private static KindToday today(
            ApplicationKind kind, EligibilityFacts known, PolicyParameters parameters, List<OwnApplication> mine) {
        Optional<UUID> draft = mine.stream()
                .filter(one -> one.kind() == kind && one.status().isEditable())
                .findFirst()
                .map(OwnApplication::publicId);
        Set<ApplicationKind> open = mine.stream()
                .filter(one -> one.status().isOpen()
                        && draft.filter(one.publicId()::equals).isEmpty())
                .map(OwnApplication::kind)
                .collect(Collectors.toSet());
        Eligibility eligibility = EligibilityRules.evaluate(known.asking(kind, open), parameters);
        return new KindToday(kind, eligibility.beforeFiling(), draft.orElse(null));
    }

    /** One application with everything on it, for its owner or an officer whose desk it has reached. */
    @RolesAllowed({
        RoleNames.APPLICANT,
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public ApplicationView view(UUID publicId) {
        Actor actor = current.actor();
        Head head = head(publicId, actor);
        SubmissionFacts found = facts.of(head.id(), head.personId(), head.kind());
        boolean held = head.officerId() != null && head.officerId() != actor.accountId();
        return new ApplicationView(
                head.id(),
                publicId,
                head.kind(),
                head.status(),
                head.statusSince().toInstant(),
                head.dueOn(),
                head.dueProvisional(),
                head.receiptNumber(),
                head.submittedAt() == null ? null : head.submittedAt().toInstant(),
                head.savedAt().toInstant(),
                head.round(),
                found.person(),
                found.qualifications(),
                found.filing(),
                found.filing().formVersion(),
                found.materials(),
                found.agency(),
                found.registration(),
                found.imported(),
                found.overdueInitial(),
                found.educationRequired(),
                found.steps(),
                SubmissionRules.selectable(found),
                found.category(),
                SubmissionRules.tally(found),
                MaterialRule.required(found),
                head.original(),
                found.correction(),
                facts.takenOver(head.id()),
                SubmissionRules.byStep(found),
                aboutThePerson(head, found, actor),
                rounds.reasons(head.id()),
                history(head.id()),
                head.officerName(),
                head.officerId() != null && head.officerId() == actor.accountId(),
                held ? List.of() : MoveTable.open(head.kind().route(), head.status(), actor::has));
    }

    /**
     * Why it cannot be filed, for its owner while it can be edited; for officers what the register says against it by now, a new
     * identity number that is somebody else's among it, and of whom nobody has seen yet who it is.
     */
    private List<Finding> aboutThePerson(Head head, SubmissionFacts found, Actor actor) {
        if (actor.personId() != null && actor.personId() == head.personId()) {
            return head.status().isEditable() ? SubmissionRules.aboutThePerson(found) : List.of();
        }
        if (!head.status().isOpen()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(SubmissionRules.aboutThePerson(found));
        if (head.kind() == ApplicationKind.OTHER_MATTER
                && !numbers.taken(List.of(head.personId())).isEmpty()) {
            findings.add(Finding.of("NUMBER_TAKEN", null, "V01")
                    .having(found.person().name(), null));
        }
        if (head.kind() == ApplicationKind.INITIAL && accounts.isProvisional(head.personId())) {
            findings.add(Finding.of("ACCOUNT_PROVISIONAL", null, "D28"));
        }
        return findings;
    }

    /** The form to print, in the version of what is saved now; for the owner. */
    @RolesAllowed(RoleNames.APPLICANT)
    public byte[] form(UUID publicId) {
        Actor actor = current.actor();
        Head head = head(publicId, actor);
        SubmissionFacts found = facts.of(head.id(), head.personId(), head.kind());
        if (head.kind().formPages() == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        if (!head.kind().registers()) {
            return MatterFormPdf.render(
                    PrintedForm.matter(found, publicId, people.forPrinting(actor, head.personId())));
        }
        return RegistrationFormPdf.render(PrintedForm.of(
                found,
                publicId,
                people.forPrinting(actor, head.personId()),
                found.filing().portrait().fileId() == null
                        ? null
                        : documents.content(found.filing().portrait().fileId()).bytes()));
    }

    /** The account of duties to print and sign (V14), in the version of what is saved now; for the owner. */
    @RolesAllowed(RoleNames.APPLICANT)
    public byte[] dutyStatement(UUID publicId) {
        Head head = head(publicId, current.actor());
        SubmissionFacts found = facts.of(head.id(), head.personId(), head.kind());
        return DutyStatementPdf.render(PrintedForm.duties(found, publicId));
    }

    /** A document's content, for whoever may see the application it is on. */
    @RolesAllowed({
        RoleNames.APPLICANT,
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Content material(UUID publicId, UUID material) {
        return documents.content(materialFile(publicId, material));
    }

    /** A picture of one page of a document, at most that wide. */
    @RolesAllowed({
        RoleNames.APPLICANT,
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public byte[] preview(UUID publicId, UUID material, int page, int maxWidth) {
        return documents.preview(materialFile(publicId, material), page, maxWidth);
    }

    /** The portrait of a filing. */
    @RolesAllowed({
        RoleNames.APPLICANT,
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public Optional<Content> portrait(UUID publicId) {
        Head head = head(publicId, current.actor());
        return Optional.ofNullable(facts.filing(head.id()).portrait().fileId()).map(documents::content);
    }

    private long materialFile(UUID publicId, UUID material) {
        Head head = head(publicId, current.actor());
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select file_id from application.material where application_id = :application and public_id = :material")
                        .bind("application", head.id())
                        .bind("material", material)
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** @throws Rejected NOT_FOUND, or CONFLICT_OF_INTEREST for an officer bound to the person or the employer */
    private Head head(UUID publicId, Actor actor) {
        Head head = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select a.id, a.kind, a.status, a.person_id, a.employer_code, a.status_since, a.due_on, a.due_provisional,
                                       a.receipt_number, a.submitted_at, a.saved_at, a.round, a.original_due, a.original_received_at,
                                       a.original_received_by, w.officer_id, w.officer_name
                                from application.application a
                                left join application.work_item w on w.application_id = a.id
                                where a.public_id = :id and
                                """
                                        + VISIBLE)
                        .bind("id", publicId)
                        .bind("person", actor.personId())
                        .bind("agency", actor.agencyId())
                        .bind("national", actor.has(Role.FINAL_REVIEWER) || actor.has(Role.MINISTRY_OFFICER))
                        .map((row, context) -> new Head(
                                row.getLong("id"),
                                ApplicationKind.valueOf(row.getString("kind")),
                                Status.valueOf(row.getString("status")),
                                row.getLong("person_id"),
                                row.getString("employer_code"),
                                row.getObject("status_since", OffsetDateTime.class),
                                row.getObject("due_on", LocalDate.class),
                                row.getBoolean("due_provisional"),
                                row.getString("receipt_number"),
                                row.getObject("submitted_at", OffsetDateTime.class),
                                row.getObject("saved_at", OffsetDateTime.class),
                                row.getInt("round"),
                                new Original(
                                        row.getBoolean("original_due"),
                                        row.getObject("original_received_at") == null
                                                ? null
                                                : row.getObject("original_received_at", OffsetDateTime.class)
                                                        .toInstant(),
                                        row.getString("original_received_by")),
                                row.getObject("officer_id", Long.class),
                                row.getString("officer_name")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        Fairness.requireNoTie(actor, head.personId(), head.employerCode());
        return head;
    }

    private List<HistoryEntry> history(long application) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select action, from_status, to_status, at, actor_name, note, round from application.move
                        where application_id = :application order by id
                        """)
                .bind("application", application)
                .map((row, context) -> new HistoryEntry(
                        Action.valueOf(row.getString("action")),
                        Status.valueOf(row.getString("from_status")),
                        Status.valueOf(row.getString("to_status")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getString("note"),
                        row.getInt("round")))
                .list());
    }

    private record Head(
            long id,
            ApplicationKind kind,
            Status status,
            long personId,
            String employerCode,
            OffsetDateTime statusSince,
            LocalDate dueOn,
            boolean dueProvisional,
            String receiptNumber,
            OffsetDateTime submittedAt,
            OffsetDateTime savedAt,
            int round,
            Original original,
            Long officerId,
            String officerName) {}
}
