package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.applicant.QualificationImports;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Upload;

/** Lays the demo's data on first start, through the same methods people use; only where the installation says it is a demo. */
@Singleton
@Startup
@DependsOn("Migration")
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class DemoData {

    private static final int LATELY_MONTHS = 8;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Impersonation impersonation;

    @Inject
    private QualificationImports imports;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private Clock clock;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() == Settings.Mode.PRODUCTION) {
            return;
        }
        accounts.askNoSecondFactor(); // each time: a demo of an earlier version learns of it by a migration
        if (!isEmpty()) {
            return;
        }
        Actor importer = new Actor(0, PublicId.next(), "演示数据", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
        Upload results = new Upload("qualifications.csv", "text/csv", qualifications());
        impersonation.as(importer, () -> imports.importFile(importer, results));
        accounts.open();
    }

    private boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from applicant.person)")
                .mapTo(Boolean.class)
                .one());
    }

    /** The sheet of the examination authority; those of the last examination passed it lately, whenever the demo begins. */
    private byte[] qualifications() {
        return new String(resource("qualifications.csv"), StandardCharsets.UTF_8)
                .replace(
                        "LATELY",
                        LocalDate.now(clock).minusMonths(LATELY_MONTHS).toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A file of the demo. */
    static byte[] resource(String name) {
        try (InputStream in = DemoData.class.getResourceAsStream("demo/" + name)) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
