package org.rmocse.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.applicant.Qualifications;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Ties;

/**
 * What officers declare to be bound to: their own file, their own employer, people and employers near to them. Whose file it
 * is then, others decide. A declaration is ended, never deleted, and both are on the audit trail.
 */
@Stateless
public class TieDeclarations {

    private static final int LONGEST_RELATION = 200;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private People people;

    @Inject
    private Qualifications qualifications;

    @Inject
    private AuditTrail audit;

    @Inject
    private Event<TieDeclared> declared;

    public TieDeclarations() {}

    TieDeclarations(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            People people,
            Qualifications qualifications,
            AuditTrail audit,
            Event<TieDeclared> declared) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.people = people;
        this.qualifications = qualifications;
        this.audit = audit;
        this.declared = declared;
    }

    /**
     * Declares a tie, from now on; declared before and not ended, it stays as it is.
     *
     * @param whom a person's whole identity number or the number of a qualification certificate, an employer's credit code
     * @param relation what binds, where the kind does not say it; at most {@value #LONGEST_RELATION} characters
     * @throws Rejected REQUIRED, TOO_LONG, CREDIT_CODE_INVALID, or TIE_UNKNOWN where nobody in the system has that number
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public void declare(TieKind kind, String whom, String relation) {
        List<Finding> findings = new ArrayList<>();
        if (kind == null) {
            findings.add(Finding.of("REQUIRED", "kind"));
        }
        boolean said = relation != null && !relation.isBlank();
        if (kind != null && kind.needsRelation() && !said) {
            findings.add(Finding.of("REQUIRED", "relation"));
        }
        if (said && relation.strip().length() > LONGEST_RELATION) {
            findings.add(
                    Finding.of("TOO_LONG", "relation").having(relation.strip().length(), LONGEST_RELATION));
        }
        Optional<Person> person = kind != null && kind.isPerson() ? person(whom) : Optional.empty();
        Optional<CreditCode> employer = kind != null && !kind.isPerson() ? CreditCode.parse(whom) : Optional.empty();
        if (whom == null || whom.isBlank()) {
            findings.add(Finding.of("REQUIRED", "whom"));
        } else if (kind != null && person.isEmpty() && employer.isEmpty()) {
            findings.add(Finding.of(kind.isPerson() ? "TIE_UNKNOWN" : "CREDIT_CODE_INVALID", "whom"));
        }
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        keep(kind, person.orElse(null), employer.orElse(null), said ? relation.strip() : null);
    }

    private void keep(TieKind kind, Person person, CreditCode employer, String relation) {
        Actor actor = current.actor();
        UUID publicId = PublicId.next();
        int kept = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into account.tie (public_id, account_id, kind, person_id, employer_code, label, relation, declared_at)
                        values (:publicId, :account, :kind, :person, :employer, :label, :relation, :at) on conflict do nothing
                        """)
                .bind("publicId", publicId)
                .bind("account", actor.accountId())
                .bind("kind", kind.name())
                .bind("person", person == null ? null : person.id())
                .bind("employer", employer == null ? null : employer.value())
                .bind("label", person == null ? employer.value() : person.name())
                .bind("relation", relation)
                .bind("at", OffsetDateTime.now(clock))
                .execute());
        if (kept == 0) {
            return;
        }
        audit.record(actor, "tie.declared", "tie", publicId, Map.of("kind", kind.name()));
        declared.fire(new TieDeclared(bound(actor, person, employer)));
    }

    private static Actor bound(Actor actor, Person person, CreditCode employer) {
        Set<Long> bound = new HashSet<>(actor.ties().people());
        Set<String> employers = new HashSet<>(actor.ties().employers());
        if (person != null) {
            bound.add(person.id());
        } else {
            employers.add(employer.value());
        }
        return new Actor(
                actor.accountId(),
                actor.publicId(),
                actor.name(),
                actor.roles(),
                actor.personId(),
                actor.agencyId(),
                new Ties(bound, employers));
    }

    private Optional<Person> person(String whom) {
        return IdNumber.parse(whom).flatMap(people::find).or(() -> Optional.ofNullable(whom)
                .map(String::strip)
                .flatMap(qualifications::find)
                .map(Qualification::personId)
                .flatMap(people::find));
    }

    /**
     * Ends an own tie: from now on its files are the actor's to decide again.
     *
     * @throws Rejected NOT_FOUND for one that is another's or has ended
     */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public void end(UUID tie) {
        Actor actor = current.actor();
        int ended = jdbi.withHandle(handle -> handle.createUpdate(
                        "update account.tie set ended_at = :at where public_id = :tie and account_id = :account and ended_at is null")
                .bind("at", OffsetDateTime.now(clock))
                .bind("tie", tie)
                .bind("account", actor.accountId())
                .execute());
        if (ended == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        audit.record(actor, "tie.ended", "tie", tie, Map.of());
    }

    /** What the actor has declared: those that bind first, then those that have ended, the latest first. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<DeclaredTie> mine() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, kind, label, relation, declared_at, ended_at from account.tie
                        where account_id = :account order by ended_at desc nulls first, id desc
                        """)
                .bind("account", current.actor().accountId())
                .map((row, context) -> new DeclaredTie(
                        row.getObject("public_id", UUID.class),
                        TieKind.valueOf(row.getString("kind")),
                        row.getString("label"),
                        row.getString("relation"),
                        row.getObject("declared_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ended_at") == null
                                ? null
                                : row.getObject("ended_at", OffsetDateTime.class)
                                        .toInstant()))
                .list());
    }
}
