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

    private static final List<String> STAGES = List.of("acceptance", "initial", "final", "approval", "certificate");

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
        int now = stage(apply.getView().status());
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; now >= 0 && i < STAGES.size(); i++) {
            stages.add(new Stage(STAGES.get(i), i < now ? "past" : i == now ? "now" : "next"));
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
        return copy == CopyStatus.AT_AGENCY || copy == CopyStatus.COLLECTED
                ? copy.name()
                : apply.getView().status().name();
    }

    private List<CopyEvent> copies() {
        return apply.getView().status() == Status.APPROVED ? certificates.ownCopies() : List.of();
    }

    public List<Delivery> getDeliveries() {
        return deliveries.of(apply.getView().publicId());
    }

    private static int stage(Status status) {
        return switch (status) {
            case SUBMITTED -> 0;
            case UNDER_INITIAL_REVIEW, INITIAL_PASSED -> 1;
            case REPORTED -> 2;
            case AWAITING_APPROVAL -> 3;
            case APPROVED -> 4;
            case DRAFT, RETURNED, REFUSED, WITHDRAWN, LAPSED -> -1;
        };
    }
}
