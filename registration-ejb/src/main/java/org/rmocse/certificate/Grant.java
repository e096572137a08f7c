package org.rmocse.certificate;

import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A first registration to be entered.
 *
 * @param basis the public id of the application it is granted on
 * @param kind the kind of that application, kept with the term
 * @param sex F or M
 * @param maskedIdNumber as printed on the certificate
 */
public record Grant(
        UUID basis,
        String kind,
        long personId,
        String name,
        String sex,
        String maskedIdNumber,
        PracticeCategory category,
        String employerCode,
        String employerName,
        long agencyId,
        String agencyName,
        long portraitFileId) {}
