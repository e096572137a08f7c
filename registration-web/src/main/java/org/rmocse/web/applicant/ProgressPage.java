package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.rmocse.application.Action;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.LetterKind;
import org.rmocse.application.Status;
import org.rmocse.certificate.CertificatePrints;
import org.rmocse.certificate.CopyEvent;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.notification.Deliveries;
import org.rmocse.notification.Delivery;

/** What became of a submitted application, as its owner may see it: the stages, the timeline, the mails. */
@Named
@RequestScoped
public class ProgressPage {

    @Inject
    private ApplyPage apply;

    @Inject
    private Deliveries deliveries;

    @Inject
    private CertificatePrints certificates;

    /**
     * A stage on the way to the certificate.
     *
     * @param state past, now or next
     */
    public record Stage(String name, String state) {}

    /**
     * Something that happened.
     *
     * @param what a key of the texts
     * @param detail what is to be told with it; null for nothing
     * @param letter what the person was given in writing; null where nothing was
     * @param code which of the application's letters that is
     */
    public record Event(String what, Instant at, String detail, LetterKind letter, String code) {}

    /** The stages with the one it is at; empty where the way has ended early. */
    public List<Stage> getStages() {
        List<String> way = stages(apply.getView().kind());
        int now = way.indexOf(stage(apply.getView().status()));
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; now >= 0 && i < way.size(); i++) {
            stages.add(new Stage(way.get(i), i < now ? "past" : i == now ? "now" : "next"));
        }
        return stages;
    }

    /** The person's half of what happened, the latest first: no names of officers, no notes among them. */
    public List<Event> getEvents() {
        List<Event> events = new ArrayList<>();
        for (ApplicationView.HistoryEntry entry : apply.getView().history()) {
            boolean again = entry.action() == Action.SUBMIT && entry.from() == Status.RETURNED;
            LetterKind letter = LetterKind.of(entry.action()).orElse(null);
            events.add(new Event(
                    again ? "SUBMIT_AGAIN" : entry.action().name(),
                    entry.at(),
                    null,
                    letter,
                    letter == null ? null : letter.code(entry.round())));
        }
        for (CopyEvent copy : copies()) {
            events.add(new Event(copy.status().name(), copy.at(), copy.trackingNumber(), null, null));
        }
        events.sort(
                Comparator.comparing(Event::at)); // at the same moment the copy comes after the approval it comes of
        Collections.reverse(events);
        return events;
    }

    /** What the person is to know now: a status, or how far the certificate has come. */
    public String getNext() {
        List<CopyEvent> copies = copies();
        CopyStatus copy =
                copies.isEmpty() ? null : copies.get(copies.size() - 1).status();
        if (copy == CopyStatus.AT_AGENCY || copy == CopyStatus.COLLECTED) {
            return copy.name();
        }
        Status status = apply.getView().status();
        return status == Status.APPROVED ? "APPROVED." + apply.getView().kind() : status.name();
    }

    private List<CopyEvent> copies() {
        return apply.getView().status() == Status.APPROVED
                ? certificates.copiesOf(apply.getView().publicId())
                : List.of();
    }

    public List<Delivery> getDeliveries() {
        return deliveries.of(apply.getView().publicId());
    }

    /** The desks a kind passes, and what is made at the end. */
    private static List<String> stages(ApplicationKind kind) {
        return switch (kind) {
            case INITIAL, RE_REGISTRATION -> List.of("acceptance", "initial", "final", "approval", "certificate");
            case RENEWAL, CHANGE -> List.of("acceptance", "initial", "final", "approval", "label");
            case REISSUE -> List.of("acceptance", "initial", "approval", "copy");
            case CANCELLATION -> List.of("acceptance", "initial", "approval", "entered");
            case OTHER_MATTER -> List.of("final", "approval", "entered");
        };
    }

    private String stage(Status status) {
        return switch (status) {
            case SUBMITTED -> "acceptance";
            case UNDER_INITIAL_REVIEW, INITIAL_PASSED -> "initial";
            case REPORTED -> "final";
            case AWAITING_APPROVAL -> "approval";
            case APPROVED -> {
                List<String> way = stages(apply.getView().kind());
                yield way.get(way.size() - 1);
            }
            case DRAFT, RETURNED, REFUSED, WITHDRAWN, LAPSED -> "";
        };
    }
}
