package org.rmocse.certificate;

import java.util.UUID;
import org.rmocse.applicant.Person;
import org.rmocse.document.Documents;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Signatures;

/** First registrations in chemical safety, to be entered. */
public final class SampleGrants {

    private SampleGrants() {}

    /** Verifies over that register, for tests of other modules. */
    public static Certificates certificates(
            Register register, Documents documents, Signatures signatures, PublishedKeys keys) {
        return new Certificates(register, documents, new SignedCodes(signatures, keys));
    }

    public static Grant first(Person person, long agency) {
        return first(person.id(), person.name(), person.sex(), person.maskedIdNumber(), agency);
    }

    /** The renewal of what was granted, for the same employer and category. */
    static Grant renewal(Grant granted) {
        return new Grant(
                UUID.randomUUID(),
                "RENEWAL",
                Grant.Term.RENEWED,
                CopyItem.LABEL,
                false,
                granted.personId(),
                granted.name(),
                granted.sex(),
                granted.maskedIdNumber(),
                granted.category(),
                granted.employerCode(),
                granted.employerName(),
                granted.agencyId(),
                granted.agencyName(),
                granted.portraitFileId());
    }

    static Grant first(long person, String name, String sex, String maskedIdNumber, long agency) {
        return new Grant(
                UUID.randomUUID(),
                "INITIAL",
                Grant.Term.FIRST,
                CopyItem.CERTIFICATE,
                false,
                person,
                name,
                sex,
                maskedIdNumber,
                PracticeCategory.CHEMICAL,
                "91350100M000100Y43",
                "虚构化工有限公司",
                agency,
                "虚构省应急管理厅",
                1);
    }
}
