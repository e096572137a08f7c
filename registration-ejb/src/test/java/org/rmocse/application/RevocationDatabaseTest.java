package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Certificates;
import org.rmocse.certificate.PublishedKeys;
import org.rmocse.certificate.SampleGrants;
import org.rmocse.document.KeptDocuments;
import org.rmocse.publicity.LookUp;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Upload;

/** Revocations over the real database, with two officers of the ministry. */
abstract class RevocationDatabaseTest extends KindDatabaseTest {

    /** The day people of these tests are found out. */
    protected static final LocalDate FOUND = LocalDate.of(2028, 6, 1);

    protected static final RevocationDrafts REVOCATION_DRAFTS =
            new RevocationDrafts(JDBI, CLOCK, CURRENT, POLICY, PEOPLE, REGISTER, DOCUMENTS);
    protected static final Revocations REVOCATIONS =
            new Revocations(JDBI, CLOCK, CURRENT, POLICY, PEOPLE, REGISTER, ENTRIES, NOTIFICATIONS, AUDIT);
    protected static final RevocationQueries REVOCATION_QUERIES =
            new RevocationQueries(JDBI, CLOCK, CURRENT, POLICY, PEOPLE, REGISTER, DOCUMENTS);
    protected static final Certificates CERTIFICATES =
            SampleGrants.certificates(REGISTER, DOCUMENTS, SIGNATURES, new PublishedKeys(JDBI, CLOCK, SIGNATURES));
    protected static final LookUp LOOK_UP = new LookUp(REGISTER, PEOPLE, QUALIFICATIONS);

    private static final Upload EVIDENCE = KeptDocuments.scan("evidence.png");

    protected final Actor second = officer(null, Role.MINISTRY_OFFICER);

    /** A draft of the first officer's with everything that is needed. */
    protected UUID drafted(Person person, RevocationGround ground) {
        return drafted(ministry, person, ground);
    }

    protected UUID drafted(Actor officer, Person person, RevocationGround ground) {
        UUID draft = as(officer, () -> REVOCATION_DRAFTS.begin(register(person).publicId()));
        does(officer, () -> REVOCATION_DRAFTS.save(draft, ground, "资格证书系伪造，发证机构书面确认", today()));
        does(officer, () -> REVOCATION_DRAFTS.addEvidence(draft, EVIDENCE));
        return draft;
    }

    protected UUID proposed(Person person, RevocationGround ground) {
        UUID draft = drafted(person, ground);
        does(ministry, () -> REVOCATIONS.propose(draft));
        return draft;
    }

    /** Revoked today by both officers. */
    protected UUID revoked(Person person, RevocationGround ground) {
        UUID proposal = proposed(person, ground);
        does(second, () -> REVOCATIONS.confirm(proposal, null));
        return proposal;
    }

    protected RevocationView view(Actor officer, UUID revocation) {
        return as(officer, () -> REVOCATION_QUERIES.view(revocation));
    }

    protected static void does(Actor actor, Runnable work) {
        as(actor, done(work));
    }

    protected static Callable<String> done(Runnable work) {
        return () -> {
            work.run();
            return "done";
        };
    }

    /** The codes of what keeps an actor from something. */
    protected static List<String> keptFrom(Actor actor, Runnable work) {
        return refused(() -> does(actor, work)).stream().map(Finding::code).toList();
    }
}
