package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Settings;

/** Lays an export before the second person in a demo that never had one, as an officer of its ministry would. */
@Singleton
@Startup
@DependsOn("DemoData")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoExports {

    private static final String ASKS = "ministry@demo.example";
    private static final String DECIDES = "ministry2@demo.example";

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private Exports exports;

    @Inject
    private ExportQueries queries;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO || !accounts.has(ASKS) || !accounts.has(DECIDES)) {
            return;
        }
        ExportDraft draft = new ExportDraft(
                null,
                null,
                Standing.EXPIRING,
                List.of(ExportColumn.NUMBER, ExportColumn.NAME, ExportColumn.EMPLOYER, ExportColumn.VALID_TO),
                false,
                "核对一年内到期的注册人数",
                accounts.actor(DECIDES).publicId());
        impersonation.as(accounts.actor(ASKS), () -> {
            if (queries.latest().isEmpty()) {
                exports.ask(draft);
            }
            return null;
        });
    }
}
