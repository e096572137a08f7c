package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.application.RevocationView.Evidence;
import org.rmocse.application.RevocationView.Written;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.Registration;
import org.rmocse.document.Content;
import org.rmocse.document.Documents;
import org.rmocse.document.LetterPdf;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/**
 * The read side of revocations. Officers of the ministry see all but the drafts of others, and none that is about themselves or
 * somebody near; the person concerned sees the decision, once there is one.
 */
@Stateless
public class RevocationQueries {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Policy policy;

    @Inject
    private People people;

    @Inject
    private Register register;

    @Inject
    private Documents documents;

    public RevocationQueries() {}

    RevocationQueries(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            Policy policy,
            People people,
            Register register,
            Documents documents) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.policy = policy;
        this.people = people;
        this.register = register;
        this.documents = documents;
    }

    /**
     * The registration of somebody, found by a whole identity number, borne now or before, or by name and registration number
     * together.
     *
     * @param name the whole name; needless beside an identity number
     * @param number an identity number or a registration number
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public Optional<Revocable> find(String name, String number) {
        Optional<IdNumber> idNumber = IdNumber.parse(number);
        if (idNumber.isPresent()) {
            return people.find(idNumber.get())
                    .flatMap(person -> register.ofPerson(person.id()).map(held -> new Revocable(person, held)));
        }
        return register.byNumber(number == null ? "" : number.strip())
                .map(held -> new Revocable(people.get(held.personId()), held))
                .filter(found -> found.person().name().equals(name == null ? "" : name.strip()));
    }

    /**
     * One proposal with everything on it.
     *
     * @throws Rejected NOT_FOUND, also for another officer's draft; OWN_FILE or CONFLICT_OF_INTEREST
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public RevocationView view(UUID publicId) {
        Actor actor = current.actor();
        Row row = row(publicId, actor);
        Person person = people.get(row.written().personId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
        boolean mine = row.proposedById() == actor.accountId();
        return new RevocationView(
                publicId,
                row.number(),
                row.status(),
                row.written(),
                row.proposedBy(),
                row.proposedAt() == null ? null : row.proposedAt().toInstant(),
                row.decidedBy(),
                row.decidedAt() == null ? null : row.decidedAt().toInstant(),
                row.decisionNote(),
                row.revokedOn(),
                row.barredUntil() == null ? EligibilityRules.barredUntil(today, policy.at(today)) : row.barredUntil(),
                person,
                register.ofPerson(person.id()),
                register.liveCopies(person.id()),
                OpenFile.of(jdbi, person.id()),
                evidence(row.id()),
                mine,
                row.status() == RevocationStatus.PROPOSED && !mine);
    }

    /**
     * What confirming it today would do; empty once it is decided.
     *
     * @throws Rejected as for {@link #view}
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public Optional<Effect> effect(UUID publicId, Locale language) {
        return Optional.of(view(publicId))
                .filter(view -> view.status().isOpen())
                .map(view -> new Effect(EffectWords.of(view, language), false, false));
    }

    /** A piece of evidence. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public Content evidence(UUID publicId, UUID evidence) {
        return documents.content(file(publicId, evidence));
    }

    /** A picture of one page of it, at most that wide. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public byte[] preview(UUID publicId, UUID evidence, int page, int maxWidth) {
        return documents.preview(file(publicId, evidence), page, maxWidth);
    }

    /**
     * The decision in writing, for officers of the ministry and the person concerned.
     *
     * @param language the language it is wanted in; Chinese where there are no texts in it
     * @throws Rejected NOT_FOUND where nothing was confirmed, or it is not the caller's to see
     */
    @RolesAllowed({RoleNames.MINISTRY_OFFICER, RoleNames.APPLICANT})
    public PrintedLetter letter(UUID publicId, Locale language) {
        Row row = row(publicId, current.actor());
        if (row.status() != RevocationStatus.CONFIRMED) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        RevocationLetter letter = new RevocationLetter(
                row.number(),
                row.personName(),
                row.written().ground(),
                row.written().facts(),
                row.written().foundOn(),
                row.revokedOn(),
                row.barredUntil(),
                register.entered(publicId).orElseThrow());
        return new PrintedLetter(row.number(), LetterPdf.render(letter.words(language)));
    }

    /** The revocation of the actor's own registration, while it stands revoked. */
    @RolesAllowed(RoleNames.APPLICANT)
    public Optional<OwnRevocation> mine() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, number, ground, revoked_on, barred_until from application.revocation
                        where person_id = :person and status = 'CONFIRMED' order by id desc limit 1
                        """)
                .bind("person", current.actor().personId())
                .map((row, context) -> new OwnRevocation(
                        row.getObject("public_id", UUID.class),
                        row.getString("number"),
                        RevocationGround.valueOf(row.getString("ground")),
                        row.getObject("revoked_on", LocalDate.class),
                        row.getObject("barred_until", LocalDate.class)))
                .findOne()
                .filter(found -> register.ofPerson(current.actor().personId())
                        .map(Registration::endedOn)
                        .filter(found.revokedOn()::equals)
                        .isPresent()));
    }

    private List<Evidence> evidence(long revocation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, file_id, file_name, content_type, pages from application.revocation_evidence
                        where revocation_id = :revocation order by id
                        """)
                .bind("revocation", revocation)
                .map((row, context) -> new Evidence(
                        row.getObject("public_id", UUID.class),
                        row.getLong("file_id"),
                        row.getString("file_name"),
                        row.getString("content_type"),
                        row.getInt("pages")))
                .list());
    }

    private long file(UUID publicId, UUID evidence) {
        Row row = row(publicId, current.actor());
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select file_id from application.revocation_evidence
                                where revocation_id = :revocation and public_id = :evidence
                                """)
                        .bind("revocation", row.id())
                        .bind("evidence", evidence)
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private Row row(UUID publicId, Actor actor) {
        Row found = jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select * from application.revocation
                                where public_id = :id
                                  and (:ministry and (status <> 'DRAFT' or proposed_by = :actor)
                                       or person_id = :person and status = 'CONFIRMED')
                                """)
                        .bind("id", publicId)
                        .bind("ministry", actor.has(Role.MINISTRY_OFFICER))
                        .bind("actor", actor.accountId())
                        .bind("person", actor.personId())
                        .map((row, context) -> read(row))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        if (actor.has(Role.MINISTRY_OFFICER)) {
            requireFair(actor, found.written().personId(), found.employerCode());
        }
        return found;
    }

    /** @throws Rejected OWN_FILE or CONFLICT_OF_INTEREST */
    static void requireFair(Actor actor, long personId, String employerCode) {
        if (actor.personId() != null && actor.personId() == personId) {
            throw new Rejected(Finding.of("OWN_FILE", null));
        }
        Fairness.requireNoTie(actor, personId, employerCode);
    }

    /** Why a proposal was not decided or taken back by the actor. */
    static Finding whyNot(Jdbi jdbi, UUID publicId, Actor actor, boolean takingBack) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select * from application.revocation where public_id = :id and status <> 'DRAFT'")
                        .bind("id", publicId)
                        .map((row, context) -> whyNot(read(row), actor, takingBack))
                        .findOne())
                .orElseGet(() -> Finding.of("NOT_FOUND", null));
    }

    private static Finding whyNot(Row row, Actor actor, boolean takingBack) {
        if (row.status() != RevocationStatus.PROPOSED) {
            return Finding.of("REVOCATION_DECIDED", null).having(row.decidedBy(), time(row.decidedAt()));
        }
        if (takingBack) {
            return Finding.of("ONLY_PROPOSER", null).having(row.proposedBy(), null);
        }
        if (actor.personId() != null && actor.personId() == row.written().personId()) {
            return Finding.of("OWN_FILE", null);
        }
        return actor.ties().bind(row.written().personId(), row.employerCode())
                ? Finding.of("CONFLICT_OF_INTEREST", null)
                : Finding.of("PROPOSED_YOURSELF", null);
    }

    static String time(OffsetDateTime at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(at.atZoneSameInstant(ClockProducer.ZONE));
    }

    static Written written(ResultSet row) throws SQLException {
        String ground = row.getString("ground");
        return new Written(
                row.getLong("person_id"),
                ground == null ? null : RevocationGround.valueOf(ground),
                row.getString("facts"),
                row.getObject("found_on", LocalDate.class));
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                RevocationStatus.valueOf(row.getString("status")),
                row.getString("number"),
                row.getString("person_name"),
                row.getString("employer_code"),
                written(row),
                row.getLong("proposed_by"),
                row.getString("proposed_by_name"),
                row.getObject("proposed_at", OffsetDateTime.class),
                row.getString("decided_by_name"),
                row.getObject("decided_at", OffsetDateTime.class),
                row.getString("decision_note"),
                row.getObject("revoked_on", LocalDate.class),
                row.getObject("barred_until", LocalDate.class));
    }

    private record Row(
            long id,
            RevocationStatus status,
            String number,
            String personName,
            String employerCode,
            Written written,
            long proposedById,
            String proposedBy,
            OffsetDateTime proposedAt,
            String decidedBy,
            OffsetDateTime decidedAt,
            String decisionNote,
            LocalDate revokedOn,
            LocalDate barredUntil) {}
}
