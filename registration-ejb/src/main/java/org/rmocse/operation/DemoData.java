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

    @Inject
    private Jdbi jdbi;

    @Inject
    private Impersonation impersonation;

    @Inject
    private QualificationImports imports;

    @Inject
    private DemoAccounts accounts;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() == Settings.Mode.PRODUCTION || !isEmpty()) {
            return;
        }
        Actor importer = new Actor(0, PublicId.next(), "演示数据", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
        Upload results = new Upload("demo-qualifications.csv", "text/csv", resource("demo-qualifications.csv"));
        impersonation.as(importer, () -> imports.importFile(importer, results));
        accounts.open();
    }

    private boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from applicant.person)")
                .mapTo(Boolean.class)
                .one());
    }

    private static byte[] resource(String name) {
        try (InputStream in = DemoData.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
