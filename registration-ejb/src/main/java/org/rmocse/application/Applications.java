package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.RequestedNumbers;
import org.rmocse.document.Crop;
import org.rmocse.document.Documents;
import org.rmocse.document.StoredFile;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/** What an applicant does with an own application: begin, save a step, add documents, submit, withdraw. */
@Stateless
@RolesAllowed(RoleNames.APPLICANT)
public class Applications {

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private RequestedNumbers numbers;

    @Inject
    private Documents documents;

    @Inject
    private FilingFacts facts;

    @Inject
    private FiledSections sections;

    @Inject
    private FiledDocuments filed;

    @Inject
    private OpenFields open;

    @Inject
    private Prefill prefill;

    @Inject
    private Rounds rounds;

    @Inject
    private Moves moves;

    @Inject
    private Policy policy;

    public Applications() {}

    Applications(
            EntityManager em,
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            People people,
            RequestedNumbers numbers,
            Documents documents,
            FilingFacts facts,
            FiledSections sections,
            FiledDocuments filed,
            OpenFields open,
            Prefill prefill,
            Rounds rounds,
            Moves moves,
            Policy policy) {
        this.em = em;
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.people = people;
        this.numbers = numbers;
        this.documents = documents;
        this.facts = facts;
        this.sections = sections;
        this.filed = filed;
        this.open = open;
        this.prefill = prefill;
        this.rounds = rounds;
        this.moves = moves;
        this.policy = policy;
    }

    /**
     * Begins an application of this kind, or opens the draft of it again. A new one is filled in: with all that the last one of
     * the kind held that ended without success, but for its printed form; otherwise with what the register and the last
     * filing have.
     *
     * @return its public id
     * @throws Rejected with every condition that is not met, where it could not be filed today
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public UUID start(ApplicationKind kind) {
        Actor actor = current.actor();
        List<UUID> drafts = jdbi.withHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended('application.start', ?))", actor.personId());
            return handle.createQuery(
                            """
                            select public_id from application.application
                            where person_id = :person and kind = :kind and status in ('DRAFT', 'RETURNED') order by id
                            """)
                    .bind("person", actor.personId())
                    .bind("kind", kind.name())
                    .mapTo(UUID.class)
                    .list();
        });
        if (!drafts.isEmpty()) {
            return drafts.get(0);
        }
        requireOpen(kind, actor);
        Application draft = new Application(
                PublicId.next(),
                kind,
                actor.personId(),
                people.get(actor.personId()).name(),
                clock.instant());
        em.persist(draft);
        em.flush();
        prefill.fill(draft);
        return draft.publicId();
    }

    private void requireOpen(ApplicationKind kind, Actor actor) {
        List<Finding> findings =
                facts.today(kind, actor.personId()).beforeFiling().findings();
        if (!findings.isEmpty()) {
            throw new Rejected(
                    findings.stream().map(finding -> finding.at(null)).toList());
        }
    }

    /**
     * Saves a step as it was typed, right or wrong, so that nothing typed is ever lost; what is wrong is told by
     * {@link ApplicationQueries#own}.
     *
     * @throws Rejected NOT_FOUND for somebody else's, NOT_EDITABLE once submitted, TOO_LONG beyond what any filing needs
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public Instant save(UUID application, Section section) {
        Application draft = editable(application);
        open.require(draft, section);
        int length = Filing.json(section).length();
        int most = policy.at(LocalDate.now(clock)).integer("section.max_characters");
        if (length > most) {
            throw new Rejected(Finding.of("TOO_LONG", null).having(length, most));
        }
        sections.save(draft, section);
        return draft.savedAt();
    }

    /**
     * Keeps the identity number to be borne from now on, sealed; the filing shows its masked form (domain 2.3).
     *
     * @param typed as typed
     * @throws Rejected ID_NUMBER_INVALID, CHANGE_NOT_MADE for one the person bears or bore, or NUMBER_ASKED_ALREADY while
     *     another filing that asks for one is not decided on; whether it is somebody else's is for the officers to see
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void saveNewIdNumber(UUID application, String typed) {
        Application draft = editable(application);
        open.require(draft, Set.of("matter.newIdNumber"));
        IdNumber number = IdNumber.parse(typed == null ? "" : typed)
                .orElseThrow(() -> new Rejected(Finding.of("ID_NUMBER_INVALID", "matter.newIdNumber", "V01")));
        if (people.find(number).filter(one -> one.id() == draft.personId()).isPresent()) {
            throw new Rejected(Finding.of("CHANGE_NOT_MADE", "matter.newIdNumber", "V10"));
        }
        facts.numberAskedBeside(draft.id(), draft.personId()).ifPresent(receipt -> {
            throw new Rejected(Finding.of("NUMBER_ASKED_ALREADY", "matter.newIdNumber", "V01")
                    .having(receipt, null));
        });
        numbers.request(draft.personId(), number, clock.instant());
        sections.save(draft, facts.filing(draft.id()).matter().withNewIdNumber(number.masked()));
    }

    /**
     * Stores a portrait and makes it the filing's.
     *
     * @param crop what of the picture to keep; null for the proposed one
     * @throws Rejected with everything the portrait rule finds
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void savePortrait(UUID application, Upload upload, Crop crop) {
        Application draft = editable(application);
        open.require(draft, Set.of("portrait.fileId"));
        StoredFile stored;
        try {
            stored = documents.storePortrait(upload, crop);
        } catch (Rejected refused) {
            throw refused.at("portrait.fileId");
        }
        sections.save(draft, new Section.PortraitSection(stored.id()));
    }

    /**
     * Adds a document. Pages of the printed form are told by their QR codes; a page of an outdated form, or of another
     * person's, is refused.
     *
     * @throws Rejected with what is wrong with the file, or FILES_TOO_MANY, at {@code materials.<code>} or {@code form.pages}
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void addMaterial(UUID application, MaterialCode code, Upload upload) {
        Application draft = editable(application);
        open.require(draft, Set.of(FiledDocuments.field(code)));
        filed.add(draft, code, upload);
        draft.saved(clock.instant());
    }

    /** Takes a document off the filing. */
    @RolesAllowed(RoleNames.APPLICANT)
    public void removeMaterial(UUID application, UUID material) {
        Application draft = editable(application);
        open.require(draft, Set.of(FiledDocuments.field(filed.code(draft, material))));
        filed.remove(draft, material);
        draft.saved(clock.instant());
    }

    /** Turns a document by a quarter to the right. */
    @RolesAllowed(RoleNames.APPLICANT)
    public void rotateMaterial(UUID application, UUID material) {
        Application draft = editable(application);
        open.require(draft, Set.of(FiledDocuments.field(filed.code(draft, material))));
        filed.rotate(draft, material);
        draft.saved(clock.instant());
    }

    /**
     * Submits the application: the rules once more, the parameters of the day frozen onto it, then the move. The same submit
     * twice, at once or later, gives the same receipt. The next stop of the walk is {@link SubmissionRules}.
     *
     * @throws Rejected with every finding, each at its field
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public Receipt submit(UUID application) {
        Actor actor = current.actor();
        Application draft = own(application, actor);
        oneSubmitAtATime(actor);
        em.refresh(draft, LockModeType.PESSIMISTIC_WRITE);
        if (draft.status().isOpen() && draft.status() != Status.RETURNED) {
            return new Receipt(draft.publicId(), draft.receiptNumber(), draft.submittedAt());
        }
        Instant at = clock.instant();
        SubmissionFacts submission = facts.of(draft);
        List<Finding> findings = SubmissionRules.findings(submission);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        draft.fileAs(submission, receiptNumber(at), at);
        em.flush();
        freeze(draft, submission.policy());
        keepContact(draft, submission.filing());
        moves.performOne(Action.SUBMIT, draft.id(), actor, at, Decision.NONE);
        rounds.keep(draft.id());
        return new Receipt(draft.publicId(), draft.receiptNumber(), at);
    }

    private void keepContact(Application draft, Filing filing) {
        if (draft.kind().registers()) {
            people.updateContact(
                    draft.personId(), filing.basic().email(), filing.basic().mobile());
            people.keepPortrait(draft.personId(), filing.portrait().fileId());
        } else {
            people.updateContact(
                    draft.personId(), filing.matter().email(), filing.matter().mobile());
        }
    }

    /**
     * Says to a reason of the return what changing nothing cannot say; an empty text takes it back.
     *
     * @throws Rejected NOT_FOUND for a reason of another file or an earlier round, TOO_LONG, UNPRINTABLE
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void answer(UUID application, UUID reason, String text) {
        Application draft = editable(application);
        List<Finding> findings = new ArrayList<>();
        Typed.text(findings, null, text, Typed.LONGEST_TEXT);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        int answered = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update application.reason r set answer = nullif(trim(:text), '') from application.application a
                        where r.public_id = :reason and r.application_id = :application and a.id = r.application_id
                          and r.round = a.round and r.action = 'RETURN'
                        """)
                .bind("text", text == null ? "" : text)
                .bind("reason", reason)
                .bind("application", draft.id())
                .execute());
        if (answered == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        draft.saved(clock.instant());
    }

    /** Takes an application back while no decision has been made. */
    @RolesAllowed(RoleNames.APPLICANT)
    public void withdraw(UUID application) {
        Actor actor = current.actor();
        moves.performOne(Action.WITHDRAW, own(application, actor).id(), actor, clock.instant(), Decision.NONE);
    }

    /** Throws a draft away that was never submitted. */
    @RolesAllowed(RoleNames.APPLICANT)
    public void discard(UUID application) {
        Application draft = own(application, current.actor());
        if (draft.status() != Status.DRAFT) {
            throw new Rejected(Finding.of("NOT_EDITABLE", null));
        }
        em.remove(draft);
    }

    /** So that of two registrations of one person submitted at once the second finds the first open (D19). */
    private void oneSubmitAtATime(Actor actor) {
        jdbi.useHandle(handle -> handle.execute(
                "select pg_advisory_xact_lock(hashtextextended('application.submit', ?))", actor.personId()));
    }

    private void freeze(Application draft, PolicyParameters policy) {
        JsonObjectBuilder frozen = Json.createObjectBuilder();
        policy.asMap().forEach(frozen::add);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update application.application set policy = :policy::jsonb where id = :id")
                .bind("policy", frozen.build().toString())
                .bind("id", draft.id())
                .execute());
    }

    private String receiptNumber(Instant at) {
        long sequence = jdbi.withHandle(handle -> handle.createQuery("select nextval('application.receipt_seq')")
                .mapTo(Long.class)
                .one());
        return String.format(
                "SL%d%08d", LocalDate.ofInstant(at, ClockProducer.ZONE).getYear(), sequence);
    }

    private Application editable(UUID publicId) {
        Application application = own(publicId, current.actor());
        em.lock(application, LockModeType.PESSIMISTIC_WRITE);
        if (!application.status().isEditable()) {
            throw new Rejected(Finding.of("NOT_EDITABLE", null));
        }
        return application;
    }

    private Application own(UUID publicId, Actor actor) {
        return em.createQuery(
                        "select a from Application a where a.publicId = :id and a.personId = :person",
                        Application.class)
                .setParameter("id", publicId)
                .setParameter("person", actor.personId())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }
}
