package org.rmocse.application;

import java.util.List;

/**
 * What other parameters would mean to some of those they concern.
 *
 * @param total how many there are
 * @param looked how many of them were looked at
 * @param touched for how many of these it would make a difference
 * @param first some of those
 */
public record TrialPart(int total, int looked, int touched, List<TrialCase> first) {

    private static final int SHOWN = 10;

    static TrialPart of(int total, List<TrialCase> looked) {
        List<TrialCase> touched = looked.stream().filter(TrialCase::isTouched).toList();
        return new TrialPart(
                total,
                looked.size(),
                touched.size(),
                touched.stream().limit(SHOWN).toList());
    }

    public boolean isWhole() {
        return looked >= total;
    }
}
