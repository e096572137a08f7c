package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/**
 * What the ministry is about to approve.
 *
 * @param batch the open batch; null while there is none
 * @param rows everything that awaits approval, in or out of the batch
 * @param numbers the first and the last registration number the batch would draw now, expected and not promised; empty
 *     where it would draw none
 */
public record ApprovalPreview(UUID batch, List<Row> rows, List<String> numbers) {

    /**
     * A file that awaits approval.
     *
     * @param obstacle why the viewer cannot approve it; null where nothing stands in the way
     */
    public record Row(
            UUID publicId,
            String receiptNumber,
            ApplicationKind kind,
            String personName,
            PracticeCategory category,
            String employerName,
            String agencyName,
            LocalDate dueOn,
            boolean dueProvisional,
            boolean inBatch,
            Finding obstacle) {}

    /** @param numbersAhead tells the first and last number for so many first registrations */
    static ApprovalPreview of(UUID batch, List<Row> rows, IntFunction<List<String>> numbersAhead) {
        int first = (int) rows.stream()
                .filter(Row::inBatch)
                .filter(row -> row.kind() == ApplicationKind.INITIAL)
                .count();
        return new ApprovalPreview(batch, rows, first == 0 ? List.of() : numbersAhead.apply(first));
    }

    /** Stands for exactly these files in the batch, so that nobody approves one that came after the look. */
    public String fingerprint() {
        return fingerprint(inBatch().stream().map(Row::publicId).toList());
    }

    static String fingerprint(List<UUID> files) {
        return Integer.toHexString(files.hashCode()) + '-' + files.size();
    }

    public List<Row> inBatch() {
        return rows.stream().filter(Row::inBatch).toList();
    }

    public List<Row> waiting() {
        return rows.stream().filter(row -> !row.inBatch()).toList();
    }

    /** Those of the batch that keep all of it from being approved. */
    public List<Row> hindered() {
        return rows.stream()
                .filter(row -> row.inBatch() && row.obstacle() != null)
                .toList();
    }

    /** How many of the batch each agency reported. */
    public Map<String, Long> byAgency() {
        return inBatch().stream()
                .filter(row -> row.agencyName() != null)
                .collect(Collectors.groupingBy(Row::agencyName, TreeMap::new, Collectors.counting()));
    }

    /** How many of the batch are of each kind. */
    public Map<ApplicationKind, Long> byKind() {
        return inBatch().stream().collect(Collectors.groupingBy(Row::kind, TreeMap::new, Collectors.counting()));
    }

    /** How many of the batch are of each category. */
    public Map<PracticeCategory, Long> byCategory() {
        return inBatch().stream()
                .filter(row -> row.category() != null)
                .collect(Collectors.groupingBy(Row::category, TreeMap::new, Collectors.counting()));
    }
}
