package org.rmocse.certificate;

import java.util.List;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A registration and every copy ever made for it, the latest first.
 *
 * @param copies empty in a list of registrations found
 * @param cancelledOn the public id of the application by which it was cancelled, if it is; null otherwise
 */
public record RegistrationCopies(
        UUID publicId,
        String number,
        String personName,
        PracticeCategory category,
        String employerName,
        UUID cancelledOn,
        List<CopyRecord> copies) {

    RegistrationCopies named(String holder) {
        return new RegistrationCopies(publicId, number, holder, category, employerName, cancelledOn, copies);
    }

    RegistrationCopies with(List<CopyRecord> all) {
        return new RegistrationCopies(publicId, number, personName, category, employerName, cancelledOn, all);
    }
}
