package org.rmocse.operation;

/**
 * A version of the encryption key.
 *
 * @param known whether the key file has it
 * @param current whether values are sealed with it now
 * @param values how many are
 */
public record KeyUse(int version, boolean known, boolean current, long values) {

    /** Whether its line may be taken out of the file. */
    public boolean isRemovable() {
        return known && !current && values == 0;
    }
}
