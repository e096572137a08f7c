package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.Officer;
import org.rmocse.audit.AuditEntry;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/** The requests for extracts of the register, as those who ask and those who decide see them. */
@Stateless
public class ExportQueries {

    private static final int LATEST = 50;

    @Inject
    private CurrentActor current;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private ExportRows rows;

    @Inject
    private AuditTrail audit;

    public ExportQueries() {}

    ExportQueries(CurrentActor current, AccountDirectory accounts, ExportRows rows, AuditTrail audit) {
        this.current = current;
        this.accounts = accounts;
        this.rows = rows;
        this.audit = audit;
    }

    /** The latest, those first on which the caller may decide. */
    @RolesAllowed({RoleNames.MINISTRY_OFFICER, RoleNames.SECURITY_ADMINISTRATOR})
    public List<Export> latest() {
        return rows.latest(current.actor(), LATEST);
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed({RoleNames.MINISTRY_OFFICER, RoleNames.SECURITY_ADMINISTRATOR})
    public Export find(UUID export) {
        return rows.find(current.actor(), export).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** What was done about one of them, the oldest first. */
    @RolesAllowed({RoleNames.MINISTRY_OFFICER, RoleNames.SECURITY_ADMINISTRATOR})
    public List<AuditEntry> trail(UUID export) {
        return audit.of(find(export).publicId());
    }

    /** Whom the caller may ask to decide. */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public List<Officer> deciders() {
        return Exports.deciders(accounts, current.actor());
    }
}
