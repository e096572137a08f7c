package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rmocse.publicity.ApprovedYear;
import org.rmocse.publicity.PublicStatistics;
import org.rmocse.publicity.RegisteredPeople;
import org.rmocse.publicity.RegisteredShare;
import org.rmocse.publicity.RegisteredYear;
import org.rmocse.publicity.WaitingTime;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.Figure;
import org.rmocse.web.shared.Figure.Cell;
import org.rmocse.web.shared.Figure.Line;
import org.rmocse.web.shared.Figure.Shape;
import org.rmocse.web.shared.PageTexts;

/** Puts the public statistics into words, rows and lengths, for the page and for the files it hands out. */
@RequestScoped
public class PublicFigures {

    @Inject
    private PublicStatistics statistics;

    @Inject
    private PageTexts texts;

    private RegisteredPeople registered;

    RegisteredPeople registered() {
        if (registered == null) {
            registered = statistics.registered();
        }
        return registered;
    }

    /** All of them, in the order of the page. */
    List<Figure> all() {
        return List.of(
                shares("categories", "label.category", registered().byCategory(), this::category),
                shares("regions", "portal_statistics.region", registered().byRegion(), this::region),
                years(),
                batches(),
                waits());
    }

    private Figure shares(String id, String what, List<RegisteredShare> shares, UnaryOperator<String> word) {
        int most = shares.stream().mapToInt(RegisteredShare::people).max().orElse(0);
        int whole = shares.stream().mapToInt(RegisteredShare::people).sum();
        return figure(
                id,
                Shape.BARS,
                List.of(what, "label.people", "portal_statistics.share"),
                shares.stream()
                        .map(share -> new Line(
                                word.apply(share.key()),
                                null,
                                List.of(Cell.of(share.people()), share(share.people(), whole)),
                                Figure.length(share.people(), most),
                                0))
                        .toList());
    }

    private static Cell share(int part, int whole) {
        String percent = String.format("%.1f", part * 100.0 / whole);
        return new Cell(percent + '%', percent);
    }

    private Figure years() {
        List<RegisteredYear> years = statistics.years();
        int most = years.stream().mapToInt(RegisteredYear::initial).max().orElse(0);
        return figure(
                "years",
                Shape.COLUMNS,
                List.of(
                        "portal_statistics.year",
                        "ApplicationKind.INITIAL",
                        "ApplicationKind.RENEWAL",
                        "ApplicationKind.CHANGE",
                        "ApplicationKind.RE_REGISTRATION",
                        "ApplicationKind.CANCELLATION"),
                years.stream()
                        .sorted(Comparator.comparing(RegisteredYear::year))
                        .map(year -> new Line(
                                String.valueOf(year.year()),
                                String.valueOf(year.year()),
                                Stream.of(year.initial(), year.renewed(), year.changed(), year.anew(), year.cancelled())
                                        .map(Cell::of)
                                        .toList(),
                                Figure.length(year.initial(), most),
                                0))
                        .toList());
    }

    private Figure batches() {
        List<ApprovedYear> years = statistics.batches();
        int most = years.stream().mapToInt(ApprovedYear::people).max().orElse(0);
        return figure(
                "batches",
                Shape.COLUMNS,
                List.of(
                        "portal_statistics.year",
                        "label.people",
                        "portal_statistics.batches",
                        "portal_statistics.growth"),
                years.stream()
                        .sorted(Comparator.comparing(ApprovedYear::year))
                        .map(year -> new Line(
                                String.valueOf(year.year()),
                                String.valueOf(year.year()),
                                List.of(
                                        Cell.of(year.people()),
                                        Cell.of(year.batches()),
                                        Cell.growth(year.people(), year.before())),
                                Figure.length(year.people(), most),
                                0))
                        .toList());
    }

    private Figure waits() {
        List<WaitingTime> waits = statistics.waits();
        int most = waits.stream().mapToInt(WaitingTime::ninth).max().orElse(0);
        return figure(
                "waits",
                Shape.REACHES,
                List.of(
                        "portal_statistics.stage",
                        "portal_statistics.median",
                        "portal_statistics.ninth",
                        "portal_statistics.files"),
                waits.stream()
                        .map(wait -> new Line(
                                texts.word(wait.stage()),
                                null,
                                List.of(Cell.of(wait.median()), Cell.of(wait.ninth()), Cell.of(wait.files())),
                                Figure.length(wait.median(), most),
                                Figure.length(wait.ninth(), most)))
                        .toList());
    }

    private Figure figure(String id, Shape shape, List<String> headings, List<Line> lines) {
        return new Figure(id, shape, headings.stream().map(texts::get).toList(), lines, null);
    }

    private String category(String key) {
        return texts.word(PracticeCategory.valueOf(key));
    }

    private String region(String key) {
        return texts.get(Character.isDigit(key.charAt(0)) ? "province." + key : "AgencyType." + key);
    }
}
