package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.certificate.GrantedTerms;
import org.rmocse.document.LetterPdf;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/**
 * What an applicant gets in writing: receipt, acceptance, correction notice, refusal with its reasons and the rule behind each,
 * approval (R14, R17, D20). A letter is printed from the move it goes with, as everything stood then, and so always comes out
 * the same.
 */
@Stateless
public class Letters {

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    @Inject
    private Agencies agencies;

    @Inject
    private GrantedTerms terms;

    public Letters() {}

    Letters(Jdbi jdbi, CurrentActor current, Agencies agencies, GrantedTerms terms) {
        this.jdbi = jdbi;
        this.current = current;
        this.agencies = agencies;
        this.terms = terms;
    }

    /**
     * One letter, for the owner of the application or an officer whose desk it has reached.
     *
     * @param code which of the application's letters, as {@link LetterKind#code} tells it
     * @param language the language it is wanted in; Chinese where there are no texts in it
     * @throws Rejected NOT_FOUND where there is no such letter, or it is not the caller's to see
     */
    @RolesAllowed({
        RoleNames.APPLICANT,
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public PrintedLetter print(UUID application, String code, Locale language) {
        LetterFacts facts = LetterKind.ofCode(code)
                .flatMap(kind -> facts(application, kind, LetterKind.round(code)))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        return new PrintedLetter(facts.number(), LetterPdf.render(LetterWords.of(facts, language)));
    }

    private Optional<LetterFacts> facts(UUID application, LetterKind kind, int round) {
        Actor actor = current.actor();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select m.action, m.from_status, m.to_status, m.round, m.at, m.actor_id, m.agency_id, m.category,
                               m.employer_name, m.due_on, m.due_provisional, a.id, a.kind, a.person_id, a.person_name,
                               a.employer_code as bound_employer,
                               a.receipt_number,
                               (select max(s.at) from application.move s
                                where s.application_id = a.id and s.action = 'SUBMIT' and s.round = m.round) as submitted_at
                        from application.application a join application.move m on m.application_id = a.id
                        where a.public_id = :id and m.round = :round and m.action = any(:actions) and
                        """
                                + ApplicationQueries.VISIBLE + " order by m.id desc limit 1")
                .bind("id", application)
                .bind("round", round)
                .bind("actions", kind.actions().stream().map(Enum::name).toArray(String[]::new))
                .bind("person", actor.personId())
                .bind("agency", actor.agencyId())
                .bind("national", actor.has(Role.FINAL_REVIEWER) || actor.has(Role.MINISTRY_OFFICER))
                .map((row, context) -> {
                    Fairness.requireNoTie(actor, row.getLong("person_id"), row.getString("bound_employer"));
                    return facts(row, kind);
                })
                .findOne());
    }

    private LetterFacts facts(ResultSet row, LetterKind kind) throws SQLException {
        Action action = Action.valueOf(row.getString("action"));
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        OffsetDateTime submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
        Long agency = row.getObject("agency_id", Long.class);
        return new LetterFacts(
                kind,
                ApplicationKind.valueOf(row.getString("kind")),
                row.getInt("round"),
                at.toInstant(),
                action == Action.ACCEPT && row.getLong("actor_id") == 0,
                Status.valueOf(row.getString(action == Action.SUBMIT ? "to_status" : "from_status"))
                        .turn(),
                row.getString("receipt_number"),
                row.getString("person_name"),
                row.getString("category"),
                row.getString("employer_name"),
                agency == null ? null : agencies.names().get(agency),
                (submittedAt == null ? at : submittedAt).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("due_provisional"),
                reasons(row.getLong("id"), action, row.getInt("round")),
                kind == LetterKind.APPROVAL ? terms.at(row.getLong("person_id"), at.toInstant()) : Optional.empty());
    }

    private List<ReasonGiven> reasons(long application, Action action, int round) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select item, code, text from application.reason
                        where application_id = :application and action = :action and round = :round order by id
                        """)
                .bind("application", application)
                .bind("action", action.name())
                .bind("round", round)
                .map((row, context) -> new ReasonGiven(
                        row.getString("item"), ReasonCode.valueOf(row.getString("code")), row.getString("text")))
                .list());
    }
}
