package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.Officer;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/**
 * Extracts of the register, each of which takes two: an officer of the ministry asks for it and says why, another one or a security
 * administrator grants it; a predicate of the update and a constraint of the table. Then whoever asked may fetch it for a while, with
 * {@link ExportFiles}. {@link ExportQueries} reads.
 */
@Stateless
public class Exports {

    private static final int LONGEST = 500;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private ExportRows rows;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public Exports() {}

    Exports(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            CurrentActor current,
            AccountDirectory accounts,
            ExportRows rows,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.accounts = accounts;
        this.rows = rows;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Asks for an extract; the officer who is asked gets a mail.
     *
     * @return its public id
     * @throws Rejected REQUIRED at columns, reason and askedOf, the last also where that officer cannot decide; TOO_LONG
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public UUID ask(ExportDraft draft) {
        Actor actor = current.actor();
        Optional<Officer> asked = deciders(accounts, actor).stream()
                .filter(one -> one.publicId().equals(draft.askedOf()))
                .findFirst();
        String reason = text(draft.reason());
        check(draft, reason, asked.isPresent());
        UUID publicId = PublicId.next();
        String number = nextNumber();
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<ExportColumn> columns =
                draft.columns().stream().distinct().sorted().toList();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into operation.export_request (public_id, number, asked_by, asked_by_name, asked_at, decide_until,
                            province, category, standing, columns, id_numbers, reason)
                        values (:id, :number, :actor, :name, :now, :until, :province, :category, :standing, :columns, :idNumbers,
                            :reason)
                        """)
                .bind("id", publicId)
                .bind("number", number)
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("now", now)
                .bind("until", now.plusDays(policy.at(today()).integer("export.decide_days")))
                .bind("province", text(draft.province()))
                .bind(
                        "category",
                        draft.category() == null ? null : draft.category().name())
                .bind(
                        "standing",
                        draft.standing() == null ? null : draft.standing().name())
                .bind("columns", columns.stream().map(Enum::name).toArray(String[]::new))
                .bind("idNumbers", draft.idNumbers())
                .bind("reason", reason)
                .execute());
        audit.record(actor, "export.asked", "export", publicId, said(draft, columns, number, reason));
        notifications.send(ExportNotices.asked(
                asked.orElseThrow(), isOfMinistry(asked.orElseThrow()), publicId, number, reason, actor));
        return publicId;
    }

    /**
     * Agrees: whoever asked may fetch the file for a while, and gets a mail.
     *
     * @throws Rejected PROOF_NEEDED; NOT_FOUND, EXPORT_OWN, EXPORT_LAPSED, EXPORT_DECIDED where somebody was quicker
     */
    @RolesAllowed({RoleNames.MINISTRY_OFFICER, RoleNames.SECURITY_ADMINISTRATOR})
    public void grant(UUID export) {
        current.requireProof();
        int hours = policy.at(today()).integer("export.fetch_hours");
        int fetches = policy.at(today()).integer("export.fetches");
        decide(export, true, null, OffsetDateTime.now(clock).plusHours(hours), fetches);
    }

    /**
     * Refuses; whoever asked is told why.
     *
     * @throws Rejected REQUIRED or TOO_LONG at refusal; NOT_FOUND, EXPORT_OWN, EXPORT_LAPSED, EXPORT_DECIDED where somebody was quicker
     */
    @RolesAllowed({RoleNames.MINISTRY_OFFICER, RoleNames.SECURITY_ADMINISTRATOR})
    public void refuse(UUID export, String refusal) {
        String why = text(refusal);
        List<Finding> findings = new ArrayList<>();
        written(why, "refusal", findings);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        decide(export, false, why, null, null);
    }

    private void decide(UUID export, boolean granted, String refusal, OffsetDateTime until, Integer fetches) {
        Actor actor = current.actor();
        Optional<Long> askedBy = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update operation.export_request
                        set decided_by = :actor, decided_by_name = :name, decided_at = :now, granted = :granted, refusal = :refusal,
                            usable_until = :until, fetches_left = :fetches
                        where public_id = :id and decided_at is null and decide_until > :now and asked_by <> :actor
                        returning asked_by
                        """)
                .bind("id", export)
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .bind("now", OffsetDateTime.now(clock))
                .bind("granted", granted)
                .bind("refusal", refusal)
                .bind("until", until)
                .bind("fetches", fetches)
                .mapTo(Long.class)
                .findOne());
        Export seen = rows.find(actor, export).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        if (askedBy.isEmpty()) {
            throw new Rejected(whyNot(seen));
        }
        audit.record(
                actor,
                granted ? "export.granted" : "export.refused",
                "export",
                export,
                refusal == null ? Map.of("number", seen.number()) : Map.of("number", seen.number(), "reason", refusal));
        accounts.officers(Role.MINISTRY_OFFICER, null).stream()
                .filter(one -> one.accountId() == askedBy.get())
                .findFirst()
                .ifPresent(one -> notifications.send(ExportNotices.decided(one, seen)));
    }

    private static Finding whyNot(Export seen) {
        if (seen.decidedBy() != null) {
            return Finding.of("EXPORT_DECIDED", null).having(seen.decidedBy(), null);
        }
        return Finding.of(seen.mine() ? "EXPORT_OWN" : "EXPORT_LAPSED", null);
    }

    /** Who may decide on what this officer asks for. */
    static List<Officer> deciders(AccountDirectory accounts, Actor actor) {
        return Stream.of(Role.MINISTRY_OFFICER, Role.SECURITY_ADMINISTRATOR)
                .flatMap(role -> accounts.officers(role, null).stream())
                .filter(one -> one.accountId() != actor.accountId())
                .toList();
    }

    private boolean isOfMinistry(Officer asked) {
        return accounts.officers(Role.MINISTRY_OFFICER, null).stream()
                .anyMatch(one -> one.accountId() == asked.accountId());
    }

    private static void check(ExportDraft draft, String reason, boolean asked) {
        List<Finding> findings = new ArrayList<>();
        if (draft.columns().isEmpty()) {
            findings.add(Finding.of("REQUIRED", "columns"));
        }
        written(reason, "reason", findings);
        if (!asked) {
            findings.add(Finding.of("REQUIRED", "askedOf"));
        }
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }

    private static void written(String text, String field, List<Finding> findings) {
        if (text == null) {
            findings.add(Finding.of("REQUIRED", field));
        } else if (text.length() > LONGEST) {
            findings.add(Finding.of("TOO_LONG", field).having(text.length(), LONGEST));
        }
    }

    private static Map<String, String> said(
            ExportDraft draft, List<ExportColumn> columns, String number, String reason) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("number", number);
        said.put("reason", reason);
        said.put("columns", columns.stream().map(Enum::name).collect(Collectors.joining(" ")));
        said.put("idNumbers", String.valueOf(draft.idNumbers()));
        said.put("province", text(draft.province()));
        said.put("category", draft.category() == null ? null : draft.category().name());
        said.put("standing", draft.standing() == null ? null : draft.standing().name());
        return said;
    }

    private String nextNumber() {
        int year = today().getYear();
        int next = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into operation.export_counter as c (year, last_number) values (:year, 1)
                        on conflict (year) do update set last_number = c.last_number + 1 returning last_number
                        """)
                .bind("year", year)
                .mapTo(Integer.class)
                .one());
        return String.format("DC%04d%06d", year, next);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
