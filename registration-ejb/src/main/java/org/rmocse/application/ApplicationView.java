package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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

    /** Whether anything has been filled in or uploaded at a step; a new filing opens calmly, not with everything it lacks. */
    public boolean isBegun(Step step) {
        return switch (step) {
            case AGENCY -> !filing.agency().equals(Section.AgencySection.EMPTY);
            case BASIC -> !filing.basic().equals(Section.BasicSection.EMPTY);
            case PORTRAIT -> filing.portrait().fileId() != null;
            case CATEGORY -> filing.category().category() != null;
            case EMPLOYER -> !filing.employer().equals(Section.EmployerSection.EMPTY);
            case EDUCATION -> !filing.education().rows().isEmpty();
            case WORK -> !filing.work().equals(Section.WorkSection.EMPTY);
            case FORM -> materials.stream().anyMatch(material -> material.code() == MaterialCode.APP_FORM);
            case MATERIALS -> materials.stream().anyMatch(material -> material.code() != MaterialCode.APP_FORM);
        };
    }

    /** The steps of this filing, in the published order: education only where it is required (D3). */
    public List<Step> steps() {
        return Arrays.stream(Step.values())
                .filter(step -> step != Step.EDUCATION || overdueInitial)
                .toList();
    }

    /** Whether a page of the form printed from what is saved now has come back. */
    public boolean hasFormPage(int page) {
        return materials.stream()
                .anyMatch(
                        material -> material.formPages().contains(page) && formVersion.equals(material.formVersion()));
    }

    /** The reasons of the last decision, while it stands. */
    public List<GivenReason> lastReasons() {
        return status == Status.RETURNED || status == Status.REFUSED
                ? reasons.stream().filter(reason -> reason.round() == round).toList()
                : List.of();
    }

    /** A reason given in an earlier decision. */
    public record GivenReason(int round, Action action, String item, ReasonCode code, String text) {}

    /** One event of the timeline; the actor's name is for officers' eyes only. */
    public record HistoryEntry(
            Action action, Status from, Status to, Instant at, String actorName, String note, int round) {}
}
