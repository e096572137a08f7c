package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.applicant.SheetFile;
import org.rmocse.certificate.RegisterImportLog;
import org.rmocse.certificate.RegisterImports;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Upload;

/**
 * Imports the demo's register of before, once: somebody with an account whose registration runs out soon, and somebody without
 * an address, to whom the agency may give a code. Follows the demo's accounts; a transaction a step, as in life.
 */
@Singleton
@Startup
@DependsOn("DemoData")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoHolders {

    private static final int SOON_MONTHS = 5;
    private static final int LATER_MONTHS = 26;
    private static final int TERM_YEARS = 5;

    @Inject
    private Impersonation impersonation;

    @Inject
    private RegisterImports imports;

    @Inject
    private RegisterImportLog log;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private Clock clock;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO
                || log.lastImportAt().isPresent()) {
            return;
        }
        Actor importer = new Actor(0, PublicId.next(), "演示数据", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
        impersonation.as(
                importer,
                () -> imports.importFile(importer, SheetFile.of(new Upload("holders.csv", "text/csv", holders()))));
        accounts.openForHolders();
    }

    /** The sheet, with terms that run out so many months after the day the demo begins. */
    private byte[] holders() {
        String sheet = new String(DemoData.resource("holders.csv"), StandardCharsets.UTF_8);
        return with(with(sheet, "SOON", SOON_MONTHS), "LATER", LATER_MONTHS).getBytes(StandardCharsets.UTF_8);
    }

    private String with(String sheet, String which, int months) {
        LocalDate to = LocalDate.now(clock).plusMonths(months);
        return sheet.replace(
                        which + "_FROM", to.minusYears(TERM_YEARS).plusDays(1).toString())
                .replace(which + "_TO", to.toString());
    }
}
