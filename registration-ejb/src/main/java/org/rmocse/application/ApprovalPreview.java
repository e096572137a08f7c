package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/**
 * What the ministry is about to approve.
 *
 * @param batch the open batch; null while there is none
 * @param fingerprint stands for exactly these files in the batch, so that nobody approves one that came after the look
 * @param last the batch approved last, with which this one is compared; null before the first
 * @param numbers the first and the last registration number the batch would draw now, expected and not promised; empty
 *     where it would draw none
 * @param hindered how many of the batch keep all of it from being approved by the viewer
 * @param byAgency by the agency's name; who had files last time and has none now is named too, here as below
 * @param inBatch those of the batch, what hinders its approval first
 * @param waiting those that are in no batch, as far as they were asked for
 * @param agencies the agencies of those that wait, whether asked for or not: name by code
 * @param kinds how many wait of each kind, whether asked for or not
 */
public record ApprovalPreview(
        UUID batch,
        String fingerprint,
        ApprovedBatch last,
        List<String> numbers,
        int hindered,
        List<BatchCount<String>> byAgency,
        List<BatchCount<PracticeCategory>> byCategory,
        List<BatchCount<ApplicationKind>> byKind,
        ApprovalPart inBatch,
        ApprovalPart waiting,
        SortedMap<String, String> agencies,
        SortedMap<ApplicationKind, Integer> kinds) {

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
            Finding obstacle) {}

    static String fingerprint(List<UUID> files) {
        return Integer.toHexString(files.hashCode()) + '-' + files.size();
    }

    /** How many more than the last batch; negative for fewer. */
    public int change() {
        return last == null ? 0 : inBatch.count() - last.people();
    }

    /** How many wait in all. */
    public int allWaiting() {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }
}
