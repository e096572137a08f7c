package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.shared.PracticeCategory;

/**
 * What the ministry is about to approve.
 *
 * @param batch the open batch; null while there is none
 * @param rows everything that awaits approval, in or out of the batch
 */
public record ApprovalPreview(UUID batch, List<Row> rows) {

    /** A file that awaits approval. */
    public record Row(
            UUID publicId,
            String receiptNumber,
            ApplicationKind kind,
            String personName,
            PracticeCategory category,
            String employerName,
            String agencyName,
            LocalDate dueOn,
            boolean inBatch) {}

    public List<Row> inBatch() {
        return rows.stream().filter(Row::inBatch).toList();
    }

    public List<Row> waiting() {
        return rows.stream().filter(row -> !row.inBatch()).toList();
    }

    /** How many of the batch each agency reported. */
    public Map<String, Long> byAgency() {
        return inBatch().stream().collect(Collectors.groupingBy(Row::agencyName, TreeMap::new, Collectors.counting()));
    }

    /** How many of the batch are of each category. */
    public Map<PracticeCategory, Long> byCategory() {
        return inBatch().stream().collect(Collectors.groupingBy(Row::category, TreeMap::new, Collectors.counting()));
    }
}
