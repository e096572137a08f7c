package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.certificate.Registration;
import org.rmocse.education.EducationRow;
import org.rmocse.education.Tally;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/**
 * An application as its owner or an officer sees it.
 *
 * @param dueOn the day by which whoever's turn it is should have moved; null where no clock runs
 * @param dueProvisional true where that day may still shift with a calendar not yet published (D11)
 * @param registration how the person stands in the register
 * @param imported courses that training bodies reported; they follow the typed ones in {@code education}
 * @param steps those this filing has, in the published order
 * @param selectable the categories that can be chosen
 * @param category what the filing is about: the chosen or the registered category; null for none
 * @param original the certificate or item to be given back, where one is due (D21)
 * @param correction what is to be mended and what was changed since the last round
 * @param takenOver the steps filled in from the register or an earlier filing, and not looked at yet
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
        Optional<Registration> registration,
        List<EducationRow> imported,
        boolean overdueInitial,
        boolean educationRequired,
        List<Step> steps,
        Set<PracticeCategory> selectable,
        PracticeCategory category,
        Tally education,
        List<MaterialCode> requiredMaterials,
        Original original,
        Correction correction,
        Set<Step> takenOver,
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
            case MATTER -> filing.matter().isBegun();
            case CHANGE -> !filing.change().equals(Section.ChangeSection.EMPTY);
            case CATEGORY -> filing.category().category() != null;
            case EMPLOYER -> !filing.employer().equals(Section.EmployerSection.EMPTY);
            case EDUCATION -> !filing.education().rows().isEmpty();
            case WORK -> !filing.work().equals(Section.WorkSection.EMPTY);
            case DUTY -> !filing.duty().rows().isEmpty();
            case FORM -> materials.stream().anyMatch(material -> material.code() == MaterialCode.APP_FORM);
            case MATERIALS -> materials.stream().anyMatch(material -> material.code() != MaterialCode.APP_FORM);
        };
    }

    /** Whether a field can be changed: all of a draft, of a returned file what was flagged and what has gone wrong since (R14). */
    public boolean isOpen(String field) {
        return status == Status.DRAFT || status == Status.RETURNED && correction.opens(field, findings);
    }

    /** Whether anything at a step can be changed. */
    public boolean isOpenAt(Step step) {
        return status == Status.DRAFT || status == Status.RETURNED && correction.opens(step, findings);
    }

    /** Whether this filing has a step. */
    public boolean has(String step) {
        return steps.contains(Step.valueOf(step));
    }

    /** Whether a printed document was printed before the last edit. */
    public boolean isOutdated(Material material) {
        String version = material.code() == MaterialCode.DUTY_STATEMENT ? filing.dutyVersion() : formVersion;
        return material.formVersion() != null && !material.formVersion().equals(version);
    }

    /** Whether a page of the form printed from what is saved now has come back. */
    public boolean hasFormPage(int page) {
        return materials.stream()
                .filter(material -> material.code() == MaterialCode.APP_FORM)
                .anyMatch(
                        material -> material.formPages().contains(page) && formVersion.equals(material.formVersion()));
    }

    /** The reasons of the last decision, while it stands. */
    public List<GivenReason> lastReasons() {
        return status == Status.RETURNED || status == Status.REFUSED
                ? reasons.stream().filter(reason -> reason.round() == round).toList()
                : List.of();
    }

    /**
     * A damaged item or a certificate to be given back.
     *
     * @param due whether one is expected before the file goes on
     * @param receivedAt when the agency recorded it; null before
     */
    public record Original(boolean due, Instant receivedAt, String receivedBy) {

        public boolean isMissing() {
            return due && receivedAt == null;
        }
    }

    /**
     * A reason given in a decision.
     *
     * @param answer what the applicant says to it instead of changing anything; null for nothing
     */
    public record GivenReason(
            UUID publicId, int round, Action action, String item, ReasonCode code, String text, String answer) {}

    /** One event of the timeline; the actor's name is for officers' eyes only. */
    public record HistoryEntry(
            Action action, Status from, Status to, Instant at, String actorName, String note, int round) {}
}
