package org.rmocse.application;

import java.util.List;

/**
 * What a decision would change in the register, line by line, in plain words of one language.
 *
 * @param awaiting whether the file waits for the ministry
 * @param inBatch whether it is in the approval batch
 */
public record Effect(List<Line> lines, boolean awaiting, boolean inBatch) {

    /**
     * One thing that is changed, or expressly is not.
     *
     * @param now how it stands today; a dash where there is nothing yet
     */
    public record Line(String what, String now, String then) {}
}
