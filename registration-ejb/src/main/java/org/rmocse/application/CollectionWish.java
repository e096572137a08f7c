package org.rmocse.application;

/**
 * How an applicant asked to get what is made.
 *
 * @param mode IN_PERSON or COURIER
 * @param address where a courier is to bring it; null where none was given
 */
public record CollectionWish(String mode, String address) {

    public boolean byCourier() {
        return "COURIER".equals(mode);
    }
}
