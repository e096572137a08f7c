package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.application.Revocable;
import org.rmocse.application.RevocationDrafts;
import org.rmocse.application.RevocationGround;
import org.rmocse.application.RevocationQueries;
import org.rmocse.application.Revocations;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Upload;

/**
 * Proposes to revoke one registration of the demo, as one officer of the ministry, so that the other has something to decide.
 * Follows the imported holders; a transaction a step, as in life.
 */
@Singleton
@Startup
@DependsOn("DemoHolders")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoRevocation {

    private static final String PROPOSER = "ministry@demo.example";
    private static final String OTHER = "ministry2@demo.example";
    private static final String NAME = "潘素琴";
    private static final String NUMBER = "20110008246";
    private static final int DAYS_AGO = 3;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private RevocationQueries queries;

    @Inject
    private RevocationDrafts drafts;

    @Inject
    private Revocations revocations;

    @Inject
    private Clock clock;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO || !accounts.has(OTHER) || !isEmpty()) {
            return;
        }
        as(() -> queries.find(NAME, NUMBER)).ifPresent(this::propose);
    }

    private void propose(Revocable found) {
        UUID draft = as(() -> drafts.begin(found.registration().publicId()));
        as(() -> {
            drafts.save(
                    draft,
                    RevocationGround.DISHONEST,
                    facts(),
                    LocalDate.now(clock).minusDays(DAYS_AGO));
            return null;
        });
        as(() -> {
            drafts.addEvidence(draft, new Upload("contract.jpg", "image/jpeg", DemoData.resource("contract.jpg")));
            return null;
        });
        as(() -> {
            revocations.propose(draft);
            return null;
        });
    }

    private static String facts() {
        Properties words = new Properties();
        try {
            words.load(new StringReader(new String(DemoData.resource("files.properties"), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words.getProperty("revocation.facts");
    }

    private boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from application.revocation)")
                .mapTo(Boolean.class)
                .one());
    }

    private <T> T as(Callable<T> work) {
        return impersonation.as(accounts.actor(PROPOSER), work);
    }
}
