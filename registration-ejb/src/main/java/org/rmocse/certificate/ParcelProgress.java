package org.rmocse.certificate;

/**
 * How far a parcel is unpacked.
 *
 * @param number of the packing list
 * @param arrived how many of its items were noted as received
 * @param items how many it holds, without those made void
 */
public record ParcelProgress(String number, String trackingNumber, int arrived, int items) {

    public int missing() {
        return items - arrived;
    }
}
