package org.rmocse.certificate;

import java.time.Instant;
import java.util.UUID;

/**
 * A parcel that was sent to an agency.
 *
 * @param number of its packing list
 * @param items how many it held
 * @param under how many of them are not noted as received
 */
public record Dispatch(
        UUID publicId,
        String number,
        String agencyName,
        String trackingNumber,
        int items,
        int under,
        Instant at,
        String by) {}
