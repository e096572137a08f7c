package org.rmocse.employer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * How employers stand: the ministry bars one, notes one as dissolved, or restores it, each with a reason that is kept (R24).
 * Names change on an approval alone, as {@link Employers} keeps them.
 */
@Stateless
public class EmployerStanding {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Employers employers;

    @Inject
    private AuditTrail audit;

    public EmployerStanding() {}

    EmployerStanding(Jdbi jdbi, Clock clock, CurrentActor current, Employers employers, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.employers = employers;
        this.audit = audit;
    }

    /**
     * Employers by name, at most {@value #PAGE}.
     *
     * @param wanted part of a name borne now or before, or how a credit code begins; null for all
     * @param status null for any
     * @param after the last employer of the page before; null for the first page
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public EmployerList list(String wanted, EmployerStatus status, UUID after) {
        List<EmployerLine> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select e.public_id, e.credit_code, e.name, e.status,
                               (select h.name from employer.name_history h
                                where h.employer_id = e.id and h.name <> e.name and strpos(h.name, :wanted) > 0
                                  and strpos(e.name, :wanted) = 0
                                order by h.id desc limit 1) as former_name,
                               (select max(c.at) from employer.standing_change c where c.employer_id = e.id) as changed_at
                        from employer.employer e
                        where (:status::text is null or e.status = :status)
                          and (:wanted::text is null or starts_with(e.credit_code, upper(:wanted))
                               or strpos(e.name, :wanted) > 0
                               or exists (select 1 from employer.name_history h
                                          where h.employer_id = e.id and strpos(h.name, :wanted) > 0))
                          and (:after::uuid is null
                               or (e.name, e.id) > (select l.name, l.id from employer.employer l where l.public_id = :after::uuid))
                        order by e.name, e.id limit :limit
                        """)
                .bind("wanted", wanted == null || wanted.isBlank() ? null : wanted.strip())
                .bind("status", status == null ? null : status.name())
                .bind("after", after)
                .bind("limit", PAGE + 1)
                .map((row, context) -> {
                    OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
                    return new EmployerLine(
                            row.getObject("public_id", UUID.class),
                            row.getString("credit_code"),
                            row.getString("name"),
                            row.getString("former_name"),
                            EmployerStatus.valueOf(row.getString("status")),
                            changedAt == null ? null : changedAt.toInstant());
                })
                .list());
        boolean cut = found.size() > PAGE;
        return new EmployerList(
                cut ? found.subList(0, PAGE) : found, cut ? found.get(PAGE - 1).publicId() : null);
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public EmployerFile file(UUID publicId) {
        Employer employer = employer(publicId);
        List<BorneName> names = new ArrayList<>(employers.names(employer.id()));
        Collections.reverse(names);
        return new EmployerFile(employer, names, changes(employer.id()));
    }

    /**
     * Enters an employer nobody is registered with yet, so that it can be barred before anybody is; one that is known already
     * stays as it is.
     *
     * @return its public id
     * @throws Rejected CREDIT_CODE_INVALID, REQUIRED, TOO_LONG
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public UUID enter(String creditCode, String name) {
        Optional<CreditCode> code = CreditCode.parse(creditCode);
        if (code.isEmpty()) {
            throw new Rejected(Finding.of("CREDIT_CODE_INVALID", "creditCode"));
        }
        String plain = required(name, "name", LONGEST_NAME);
        Optional<Employer> known = employers.find(code.get());
        if (known.isEmpty()) {
            employers.recordAll(List.of(new EmployerName(code.get().value(), plain)), LocalDate.now(clock));
            Employer entered = employers.find(code.get()).orElseThrow();
            audit.record(current.actor(), "employer.entered", "employer", entered.publicId(), Map.of("name", plain));
            return entered.publicId();
        }
        return known.get().publicId();
    }

    /** Lets nobody be registered with an employer any more. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void bar(UUID publicId, String reason) {
        change(publicId, EmployerStatus.BARRED, reason);
    }

    /** Notes that an employer was dissolved or its licence revoked. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void dissolve(UUID publicId, String reason) {
        change(publicId, EmployerStatus.DISSOLVED, reason);
    }

    /** Lets people be registered with an employer again. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void restore(UUID publicId, String reason) {
        change(publicId, EmployerStatus.ACTIVE, reason);
    }

    /** One conditional update: of two officers at once the second is told of the first. */
    private void change(UUID publicId, EmployerStatus to, String reason) {
        String why = required(reason, "reason", LONGEST_REASON);
        Actor actor = current.actor();
        String[] from = Arrays.stream(EmployerStatus.values())
                .filter(status -> status.next().contains(to))
                .map(Enum::name)
                .toArray(String[]::new);
        int changed = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        with changed as (
                            update employer.employer set status = :to where public_id = :id and status = any(:from) returning id
                        )
                        insert into employer.standing_change (employer_id, status, reason, at, actor_id, actor_name)
                        select id, :to, :reason, :at, :actor, :actorName from changed
                        """)
                .bind("to", to.name())
                .bind("id", publicId)
                .bind("from", from)
                .bind("reason", why)
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("actorName", actor.name())
                .execute());
        if (changed == 0) {
            throw new Rejected(overtaken(employer(publicId)));
        }
        audit.record(actor, "employer." + to, "employer", publicId, Map.of("reason", why));
    }

    private Finding overtaken(Employer employer) {
        Finding finding = Finding.of("STANDING_CHANGED", null);
        return changes(employer.id()).stream()
                .findFirst()
                .map(last -> finding.having(
                        last.actorName(),
                        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                .format(last.at().atZone(ClockProducer.ZONE))))
                .orElse(finding);
    }

    private static String required(String text, String field, int most) {
        if (text == null || text.isBlank()) {
            throw new Rejected(Finding.of(field.equals("reason") ? "REASON_REQUIRED" : "REQUIRED", field));
        }
        String plain = text.strip();
        if (plain.length() > most) {
            throw new Rejected(Finding.of("TOO_LONG", field).having(plain.length(), most));
        }
        return plain;
    }

    private Employer employer(UUID publicId) {
        return employers.find(publicId).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private List<StandingChange> changes(long employer) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select status, reason, at, actor_name from employer.standing_change
                        where employer_id = :employer order by id desc
                        """)
                .bind("employer", employer)
                .map((row, context) -> new StandingChange(
                        EmployerStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name")))
                .list());
    }
}
