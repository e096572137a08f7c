package org.rmocse.operation;

import java.util.List;

/**
 * What is kept about a person of one kind.
 *
 * @param name its key
 * @param correction how the person gets it corrected
 * @param correctAt the page where that begins; null where it is asked for elsewhere
 * @param rows the latest first
 * @param total how many there are, of which a page shows the first
 */
public record OwnGroup(
        String name, String title, String correction, String correctAt, List<List<OwnCell>> rows, int total) {

    /** How many are not shown. */
    public int getMore() {
        return total - rows.size();
    }
}
