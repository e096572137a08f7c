package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.rmocse.account.CurrentActor;
import org.rmocse.document.Documents;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/**
 * Hands a person everything that is kept about that person, as one file (PIPL art. 45): for machines, for reading, and the person's own
 * files. It is written as it is fetched, one file after another, outside any transaction, since the receiver may be slow.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnDataExports {

    @Inject
    private CurrentActor current;

    @Inject
    private OwnDataReader reader;

    @Inject
    private OwnDataClaims claims;

    @Inject
    private Documents documents;

    @Inject
    private Clock clock;

    public OwnDataExports() {}

    OwnDataExports(CurrentActor current, OwnDataReader reader, OwnDataClaims claims, Documents documents, Clock clock) {
        this.current = current;
        this.reader = reader;
        this.claims = claims;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Writes it as a ZIP file.
     *
     * @param receiver opens where it goes; asked only when it may be fetched
     * @throws Rejected PROOF_NEEDED
     * @throws UncheckedIOException where the receiver went away
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public void fetch(Locale locale, Supplier<OutputStream> receiver) {
        current.requireProof();
        Actor person = current.actor();
        claims.take(person);
        Texts texts = Texts.of(locale);
        try (OwnDataArchive archive = new OwnDataArchive(receiver.get(), texts, documents)) {
            archive.write(person.name(), clock.instant(), reader.read(person, texts, Integer.MAX_VALUE));
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
