package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.ApplicationView.GivenReason;
import org.rmocse.application.ApplicationView.HistoryEntry;
import org.rmocse.application.LetterKind;
import org.rmocse.application.Material;
import org.rmocse.application.MaterialCode;
import org.rmocse.application.Opinion;
import org.rmocse.application.RevealedNumbers;
import org.rmocse.notification.Deliveries;
import org.rmocse.notification.Delivery;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.PageTexts;

/** The file on an officer's desk as it stands at this request. */
@Named
@RequestScoped
public class ReviewedFile {

    @Inject
    private ApplicationQueries queries;

    @Inject
    private Deliveries deliveries;

    @Inject
    private OpinionSheet opinions;

    @Inject
    private PageTexts texts;

    private ApplicationView view;
    private List<Event> events;
    private RevealedNumbers numbers;

    /**
     * One event of the timeline: a move with its reasons, a mail, or a question to a colleague and its answer.
     *
     * @param letter what the applicant was given in writing with the move; null where nothing was
     * @param opinion what a colleague was asked, or answered once it was answered at that moment
     */
    public record Event(
            Instant at,
            HistoryEntry move,
            List<GivenReason> reasons,
            LetterKind letter,
            Delivery mail,
            Opinion opinion) {

        /** Whether it is a colleague's answer. */
        public boolean isAnswer() {
            return opinion != null && at.equals(opinion.answeredAt());
        }

        /** Which of the application's letters it is. */
        public String letterCode() {
            return letter.code(move.round());
        }
    }

    void open(UUID application) {
        view = queries.view(application);
        events = null;
    }

    void reveal(RevealedNumbers revealed) {
        numbers = revealed;
    }

    boolean isOpen() {
        return view != null;
    }

    public ApplicationView getView() {
        return view;
    }

    /** The identity number, on the answer to the request that revealed it; null on every other. */
    public String getIdNumber() {
        return numbers == null ? null : numbers.present();
    }

    /** The number to be borne from now on, likewise. */
    public String getNewIdNumber() {
        return numbers == null ? null : numbers.requested();
    }

    /** What the rules find today, step by step. */
    public List<Finding> getFindings() {
        return view.findings().values().stream().flatMap(List::stream).toList();
    }

    /** Of these, what concerns one item or what belongs to it: a step, or one document. */
    public List<Finding> found(String item) {
        return getFindings().stream()
                .filter(finding -> finding.field() != null
                        && (finding.field().equals(item) || finding.field().startsWith(item + '.')))
                .toList();
    }

    /** The same of a document, by its code. */
    public List<Finding> foundOn(MaterialCode code) {
        return code == MaterialCode.APP_FORM ? found("form") : found("materials." + code);
    }

    /** The document that a part of the filing is compared with: the first of these that it has or needs; null for none. */
    public MaterialCode shownBy(String... codes) {
        return Arrays.stream(codes)
                .map(MaterialCode::valueOf)
                .filter(getCodes()::contains)
                .findFirst()
                .orElse(null);
    }

    /** The word for an item: what officers call it, or what its field is called, or what it is part of. */
    public String named(String item) {
        return Stream.iterate(item, part -> part.contains("."), part -> part.substring(0, part.lastIndexOf('.')))
                .flatMap(part -> Stream.of("agency_item." + part, "field." + part, part))
                .filter(texts::has)
                .findFirst()
                .or(() -> Optional.of("agency_item." + item.split("\\.")[0]).filter(texts::has))
                .map(texts::get)
                .orElse(item);
    }

    /** The reasons of the last return before the present round; empty in the first. */
    public List<GivenReason> getLastReasons() {
        return view.reasons().stream()
                .filter(reason -> reason.round() == view.round() - 1)
                .toList();
    }

    /** The documents this filing needs and those it has besides, in the list's order. */
    public List<MaterialCode> getCodes() {
        return Arrays.stream(MaterialCode.values())
                .filter(code -> view.requiredMaterials().contains(code)
                        || !materials(code).isEmpty())
                .toList();
    }

    public List<Material> materials(MaterialCode code) {
        return view.materials().stream()
                .filter(material -> material.code() == code)
                .toList();
    }

    public List<Integer> pages(Material material) {
        return IntStream.range(0, material.pages()).boxed().toList();
    }

    /** Moves and mails in one stream, the latest first. */
    public List<Event> getEvents() {
        if (events == null) {
            events = new ArrayList<>();
            view.history()
                    .forEach(move -> events.add(new Event(
                            move.at(),
                            move,
                            reasons(move),
                            LetterKind.of(move.action()).orElse(null),
                            null,
                            null)));
            deliveries
                    .of(view.publicId())
                    .forEach(mail -> events.add(new Event(
                            mail.sentAt() == null ? mail.createdAt() : mail.sentAt(),
                            null,
                            List.of(),
                            null,
                            mail,
                            null)));
            opinions.getOnFile().forEach(opinion -> Stream.of(opinion.askedAt(), opinion.answeredAt())
                    .filter(Objects::nonNull)
                    .forEach(at -> events.add(new Event(at, null, List.of(), null, null, opinion))));
            events.sort(Comparator.comparing(Event::at).reversed());
        }
        return events;
    }

    private List<GivenReason> reasons(HistoryEntry move) {
        return view.reasons().stream()
                .filter(reason -> reason.round() == move.round() && reason.action() == move.action())
                .toList();
    }
}
