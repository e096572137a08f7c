package org.rmocse.application;

import java.util.List;

/** What a decision about many files would do now, those that would move first. */
public record BulkPreview(Action action, List<BulkLine> lines) {

    /** How many would move. */
    public int will() {
        return (int) lines.stream()
                .filter(line -> line.outcome() == BulkOutcome.WILL_MOVE)
                .count();
    }

    public int willNot() {
        return lines.size() - will();
    }

    /** Of how many something is flagged that could have been flagged before (D22). */
    public int late() {
        return (int) lines.stream().filter(BulkLine::late).count();
    }
}
