package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.education.Tally;
import org.rmocse.shared.Finding;

/**
 * An application as its owner or an officer sees it.
 *
 * @param dueOn the day by which whoever's turn it is should have moved; null where no clock runs
 * @param dueProvisional true where that day may still shift with a calendar not yet published (D11)
 * @param findings what the rules find today, by step
 * @param actions what the viewer may do now, from the table of moves
 */
public record ApplicationView(
        long id,
        UUID publicId,
        ApplicationKind kind,
        Status status,
        Instant statusSince,
        LocalDate dueOn,
        boolean dueProvisional,
        String receiptNumber,
        Instant submittedAt,
        Instant savedAt,
        int round,
        Person person,
        List<Qualification> qualifications,
        Filing filing,
        String formVersion,
        List<Material> materials,
        Optional<Agency> agency,
        boolean overdueInitial,
        Tally education,
        List<MaterialCode> requiredMaterials,
        Map<Step, List<Finding>> findings,
        List<Finding> personFindings,
        List<GivenReason> reasons,
        List<HistoryEntry> history,
        String officerName,
        boolean mine,
        List<Action> actions) {

    public boolean isEditable() {
        return status.isEditable();
    }

    /** True where the rules find nothing at any step. */
    public boolean isComplete() {
        return personFindings.isEmpty() && findings.values().stream().allMatch(List::isEmpty);
    }

    /** A reason given in an earlier decision. */
    public record GivenReason(int round, Action action, String item, ReasonCode code, String text) {}

    /** One event of the timeline; the actor's name is for officers' eyes only. */
    public record HistoryEntry(
            Action action, Status from, Status to, Instant at, String actorName, String note, int round) {}
}
