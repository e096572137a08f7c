package org.rmocse.audit;

import java.util.Arrays;
import java.util.List;

/**
 * The seals from the first that does not fit onward: from how the following ones fit it is told what was done there.
 *
 * @param previous the seal before the first, which fits; null at the beginning of the chain
 * @param beforePrevious the digest before that one
 * @param rows the first that does not fit, and those after it
 */
record ChainWindow(Row previous, byte[] beforePrevious, List<Row> rows) {

    /**
     * A seal with its entry.
     *
     * @param entry null where it is gone
     */
    record Row(long sequence, long entryId, byte[] hash, SealedEntry entry) {

        boolean fits(byte[] before, long place) {
            return entry != null && Arrays.equals(entry.sealed(before, place), hash);
        }
    }

    ChainFault fault() {
        Row first = rows.get(0);
        byte[] before = previous == null ? AuditChain.beginning() : previous.hash();
        long place = first.sequence();
        if (previous != null && first.fits(beforePrevious, place - 1)) {
            return fault(ChainFault.Kind.INSERTED, previous);
        }
        if (rows.size() > 1 && rows.get(1).fits(before, place)) {
            boolean exchanged = first.fits(rows.get(1).hash(), place + 1);
            return fault(exchanged ? ChainFault.Kind.REORDERED : ChainFault.Kind.INSERTED, first);
        }
        boolean moved = rows.stream()
                .skip(1)
                .anyMatch(row -> row.fits(before, place)
                        || row.entry() != null && Arrays.equals(row.entry().sealed(before, place), first.hash()));
        if (moved) {
            return fault(ChainFault.Kind.REORDERED, first);
        }
        return fault(isMovedUp() ? ChainFault.Kind.REMOVED : ChainFault.Kind.ALTERED, first);
    }

    /** Whether the seals stand lower than they were made, since some before them were taken out. */
    private boolean isMovedUp() {
        if (rows.size() < 2) {
            return false;
        }
        Row second = rows.get(1);
        for (int by = 1; by <= AuditChain.WINDOW; by++) {
            if (second.fits(rows.get(0).hash(), second.sequence() + by)) {
                return true;
            }
        }
        return false;
    }

    private static ChainFault fault(ChainFault.Kind kind, Row row) {
        return new ChainFault(kind, row.sequence(), row.entryId(), null);
    }
}
