package org.rmocse.certificate;

import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * Something to be entered in the register, with what is made of it.
 *
 * @param basis the public id of the application it is granted on
 * @param kind the kind of that application, kept with the entry
 * @param term what becomes of the term
 * @param item what is made (D21)
 * @param replaces whether earlier certificates of the registration lose their force: the same item's on a reissue, all on a
 *     registration anew
 * @param sex F or M
 * @param maskedIdNumber as printed on the certificate
 * @param category null where category, employer and agency stay as they are registered
 */
public record Grant(
        UUID basis,
        String kind,
        Term term,
        CopyItem item,
        boolean replaces,
        long personId,
        String name,
        String sex,
        String maskedIdNumber,
        PracticeCategory category,
        String employerCode,
        String employerName,
        long agencyId,
        String agencyName,
        long portraitFileId) {

    /** What becomes of the term of a registration. */
    public enum Term {
        /** The first one begins today, and the registration with it (D7). */
        FIRST,
        /** The next one follows the last (D2). */
        RENEWED,
        /** It stays as it is. */
        KEPT,
        /** A new one begins today, after the last has ended (D6, D7). */
        ANEW
    }
}
