package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.Sheet;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * Imports of the register of before: today's holders with their registrations (D26). Good rows are kept, bad ones named; a file
 * twice changes nothing, and what the system itself has changed since is not written over.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegisterImports {

    private static final int RECENT = 20;

    @Inject
    private RegisterImportSteps steps;

    @Inject
    private RegisterImportLog log;

    @Inject
    private Agencies agencies;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    public RegisterImports() {}

    RegisterImports(RegisterImportSteps steps, RegisterImportLog log, Agencies agencies, Policy policy, Clock clock) {
        this.steps = steps;
        this.log = log;
        this.agencies = agencies;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Takes a sheet of holders, a thousand rows a transaction. Returns when all of them are taken; meanwhile {@link #find} tells
     * how far it has come.
     *
     * @return the import, {@link RegisterImport.Status#REFUSED} where the file could not be taken: FILE_EMPTY, FILE_TOO_LARGE,
     *     SHEET_UNREADABLE, SHEET_EMPTY, SHEET_TOO_LONG or COLUMN_MISSING are then its errors
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public RegisterImport importFile(Actor actor, SheetFile file) {
        UUID id = steps.begin(actor, file.name());
        RegisterImport.Status status = RegisterImport.Status.BROKEN_OFF;
        try {
            take(id, file);
            status = RegisterImport.Status.DONE;
        } catch (Rejected refused) {
            status = RegisterImport.Status.REFUSED;
            steps.tell(
                    id,
                    0,
                    refused.findings().stream().map(RegisterImports::error).toList(),
                    0);
        } finally {
            steps.end(actor, id, status);
        }
        return log.find(id).orElseThrow();
    }

    private void take(UUID id, SheetFile file) {
        LocalDate today = LocalDate.now(clock);
        PolicyParameters limits = policy.at(today);
        Sheet sheet = Sheet.of(
                file.within(limits.integer("register_import.max_bytes")),
                RegisterColumn.ALL,
                limits.integer("register_import.max_rows"),
                limits);
        RegisterRow.Frame frame = new RegisterRow.Frame(
                today,
                limits.date("initial.cutover"),
                agencies.byCode(),
                limits.integer("register_import.highest_sequence"));
        RegisterReading reading = new RegisterReading(steps, id, frame, limits.integer("register_import.max_errors"));
        sheet.read(reading::take);
        reading.keep();
    }

    /** The file itself has no line; what it needs stands as the value. */
    private static RowError error(Finding finding) {
        return new RowError(0, null, finding.code(), finding.need());
    }

    /** The last imports, the latest first. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<RegisterImport> recent() {
        return log.recent(RECENT);
    }

    /** @throws Rejected NOT_FOUND where there is no such import */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public RegisterImport find(UUID publicId) {
        return log.find(publicId).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /**
     * The first errors of an import, in the order of the file; of a refused file the reasons, on line 0.
     *
     * @param most how many of them
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<RowError> errors(UUID publicId, int most) {
        return log.errors(publicId, most);
    }

    /**
     * All errors of an import that were told, as a CSV sheet that a spreadsheet opens.
     *
     * @throws Rejected NOT_FOUND where there is no such import
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public byte[] errorSheet(UUID publicId, Locale locale) {
        find(publicId);
        return RegisterErrorSheet.of(log.errors(publicId, Integer.MAX_VALUE), locale);
    }
}
