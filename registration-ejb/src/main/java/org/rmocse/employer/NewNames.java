package org.rmocse.employer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.document.Documents;
import org.rmocse.document.StoredFile;
import org.rmocse.shared.Actor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Upload;

/** An employer asks for its new name to be entered, with the proof of it; {@link NameDecisions} is where the ministry decides. */
@Stateless
public class NewNames {

    static final String COLUMNS =
            """
            select n.public_id, e.credit_code, n.former, n.name, n.since, n.proof_name, n.proof_pages, n.state, n.asked_at,
                   n.asked_by_name, n.decided_at, n.decided_by_name, n.reason, n.proof_file_id, n.asked_by
            from employer.name_request n join employer.employer e on e.id = n.employer_id
            """;

    private static final int LONGEST_NAME = 200;
    private static final int LATEST = 10;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Employers employers;

    @Inject
    private Documents documents;

    @Inject
    private AuditTrail audit;

    public NewNames() {}

    NewNames(Jdbi jdbi, Clock clock, CurrentActor current, Employers employers, Documents documents, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.employers = employers;
        this.documents = documents;
        this.audit = audit;
    }

    /**
     * Asks for the name to be entered.
     *
     * @param since the day from which the employer bears it
     * @param proof the document that shows it; null where no file was chosen
     * @throws Rejected everything that is wrong with what was typed, NAME_UNCHANGED, NAME_WAITING where another one waits for its
     *     decision, NOT_FOUND where the register does not know the employer, or what {@link Documents#storeMaterial} finds
     */
    @RolesAllowed(RoleNames.EMPLOYER)
    public void ask(String name, LocalDate since, Upload proof) {
        Actor actor = current.actor();
        Employer employer = employers
                .find(new CreditCode(actor.employerCode()))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        List<Finding> findings = findings(employer, name, since, proof);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        StoredFile stored;
        try {
            stored = documents.storeMaterial(proof);
        } catch (Rejected refused) {
            throw refused.at("proof");
        }
        UUID request = PublicId.next();
        int asked = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        insert into employer.name_request (public_id, employer_id, former, name, since, proof_file_id, proof_name,
                            proof_pages, state, asked_at, asked_by, asked_by_name)
                        values (:id, :employer, :former, :name, :since, :file, :fileName, :pages, 'WAITING', :now, :actor, :by)
                        on conflict (employer_id) where state = 'WAITING' do nothing
                        """)
                .bind("id", request)
                .bind("employer", employer.id())
                .bind("former", employer.name())
                .bind("name", name.strip())
                .bind("since", since)
                .bind("file", stored.id())
                .bind("fileName", stored.name())
                .bind("pages", stored.pages())
                .bind("now", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("by", actor.name())
                .execute());
        if (asked == 0) {
            throw new Rejected(Finding.of("NAME_WAITING", null));
        }
        audit.record(actor, "name.asked", "name_request", request, Map.of("name", name.strip()));
    }

    /** What the caller's employer asked, at most {@value #LATEST}, the latest first. */
    @RolesAllowed(RoleNames.EMPLOYER)
    public List<NewName> mine() {
        return jdbi.withHandle(
                handle -> handle.createQuery(COLUMNS + " where e.credit_code = :code order by n.id desc limit :latest")
                        .bind("code", current.actor().employerCode())
                        .bind("latest", LATEST)
                        .map((row, context) -> read(row))
                        .list());
    }

    private List<Finding> findings(Employer employer, String name, LocalDate since, Upload proof) {
        List<Finding> findings = new ArrayList<>();
        if (name == null || name.isBlank()) {
            findings.add(Finding.of("REQUIRED", "name"));
        } else if (name.strip().length() > LONGEST_NAME) {
            findings.add(Finding.of("TOO_LONG", "name").having(name.strip().length(), LONGEST_NAME));
        } else if (name.strip().equals(employer.name())) {
            findings.add(Finding.of("NAME_UNCHANGED", "name"));
        }
        if (since == null) {
            findings.add(Finding.of("REQUIRED", "since"));
        } else if (since.isAfter(LocalDate.now(clock))) {
            findings.add(Finding.of("DATE_IN_FUTURE", "since"));
        }
        if (proof == null) {
            findings.add(Finding.of("FILE_MISSING", "proof"));
        }
        return findings;
    }

    static NewName read(ResultSet row) throws SQLException {
        return new NewName(
                row.getObject("public_id", UUID.class),
                row.getString("credit_code"),
                row.getString("former"),
                row.getString("name"),
                row.getObject("since", LocalDate.class),
                row.getString("proof_name"),
                row.getInt("proof_pages"),
                NewNameState.valueOf(row.getString("state")),
                instant(row.getObject("asked_at", OffsetDateTime.class)),
                row.getString("asked_by_name"),
                instant(row.getObject("decided_at", OffsetDateTime.class)),
                row.getString("decided_by_name"),
                row.getString("reason"));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
