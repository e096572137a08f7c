package org.rmocse.application;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Qualifications;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.EndingTerms;
import org.rmocse.certificate.Register;
import org.rmocse.education.EducationRecords;
import org.rmocse.employer.Employers;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;

/** The trials of other parameters, for tests of those who ask for them. */
public final class Trying {

    private Trying() {}

    /** As the container puts them together. */
    public static PolicyTrials trials(
            Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption, AuditTrail audit) {
        People people = new People(jdbi, encryption, audit);
        Qualifications qualifications = new Qualifications(jdbi);
        Register register = new Register(jdbi, clock, encryption);
        EducationRecords education = new EducationRecords(jdbi);
        return new PolicyTrials(
                jdbi,
                new FilingFacts(
                        jdbi,
                        clock,
                        policy,
                        people,
                        qualifications,
                        register,
                        new Agencies(jdbi),
                        new Employers(jdbi),
                        education,
                        new Rounds(jdbi)),
                people,
                qualifications,
                register,
                new EndingTerms(jdbi),
                education,
                new Calendar(jdbi));
    }
}
