package org.rmocse.certificate;

import java.util.List;
import java.util.UUID;

/**
 * A copy and all that happened to it, the oldest first.
 *
 * @param number the certificate's first copy, its second ...
 * @param code as it is printed on the copy
 * @param kind of the application it rests on
 * @param basis that application's public id
 * @param reasons for which the actor may make it void and have it made again; empty where that is not the actor's, or over
 */
public record CopyRecord(
        UUID publicId,
        CopyItem item,
        int number,
        CopyStatus status,
        String code,
        String kind,
        UUID basis,
        String agencyName,
        List<VoidReason> reasons,
        List<CopyDeed> deeds) {}
