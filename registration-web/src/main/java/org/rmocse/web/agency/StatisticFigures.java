package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmocse.application.ApplicationKind;
import org.rmocse.document.PrintedList;
import org.rmocse.document.PrintedList.Column;
import org.rmocse.publicity.ApprovedShare;
import org.rmocse.publicity.ApprovedYear;
import org.rmocse.publicity.EndingMonth;
import org.rmocse.publicity.GivenReason;
import org.rmocse.publicity.OpenStage;
import org.rmocse.publicity.Statistics;
import org.rmocse.publicity.WaitStage;
import org.rmocse.publicity.WaitingTime;
import org.rmocse.publicity.YearFigures;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.Figure;
import org.rmocse.web.shared.Figure.Cell;
import org.rmocse.web.shared.Figure.Line;
import org.rmocse.web.shared.Figure.Shape;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.PageTexts;

/** Puts the statistics into words, rows and lengths, for the page and for the files it hands out. */
@RequestScoped
public class StatisticFigures {

    /** How wide the columns of a file are, in percent of a page. */
    private static final int NAME_SHARE = 24;

    private static final int VALUE_SHARE = 12;

    @Inject
    private Statistics statistics;

    @Inject
    private PageTexts texts;

    @Inject
    private Language language;

    /** The year asked for, if there is anything of it; else the latest. */
    int year(String asked) {
        List<Integer> years = statistics.years();
        return years.stream()
                .filter(year -> year.toString().equals(asked))
                .findFirst()
                .orElse(years.get(0));
    }

    /** What a figure is called. */
    String name(Figure figure) {
        return texts.get("agency_statistics.name." + figure.id());
    }

    /** The table of a figure as it is printed, under its name and the year that is looked at. */
    PrintedList printed(Figure figure, int year) {
        Figure.Sheet file = figure.file();
        List<Column> columns = IntStream.range(0, file.headings().size())
                .mapToObj(at -> new Column(file.headings().get(at), at == 0 ? NAME_SHARE : VALUE_SHARE))
                .toList();
        return new PrintedList(
                language.getLocale().toLanguageTag(),
                name(figure),
                List.of(texts.get("agency_statistics.year") + ' ' + year),
                columns,
                file.rows(),
                List.of());
    }

    /** Those that tell of the years one after the other. */
    List<Figure> ofAllYears() {
        List<ApprovedYear> years = statistics.batches();
        int most = years.stream().mapToInt(ApprovedYear::people).max().orElse(0);
        List<Line> lines = years.stream()
                .sorted((one, other) -> Integer.compare(one.year(), other.year()))
                .map(year -> new Line(
                        String.valueOf(year.year()),
                        String.valueOf(year.year()),
                        List.of(
                                Cell.of(year.people()),
                                Cell.of(year.batches()),
                                Cell.growth(year.people(), year.before())),
                        Figure.length(year.people(), most),
                        0))
                .toList();
        return List.of(figure(
                "batches",
                Shape.COLUMNS,
                List.of(
                        "agency_statistics.year",
                        "label.people",
                        "agency_statistics.count",
                        "agency_statistics.growth"),
                lines));
    }

    /** Those that tell of one year. */
    List<Figure> of(int year, YearFigures figures) {
        List<WaitingTime> waits = statistics.waits(year);
        boolean all = statistics.isOfAllAgencies();
        Stream<Figure> approved = Stream.of(
                shares("categories", "label.category", year, figures.byCategory(), this::category),
                shares("kinds", "label.kind", year, figures.byKind(), key -> texts.word(ApplicationKind.valueOf(key))));
        Stream<Figure> national = all
                ? Stream.of(shares("regions", "agency_statistics.region", year, figures.byRegion(), this::region))
                : Stream.of();
        Stream<Figure> times = all ? Stream.of(waits(waits), agencies(waits)) : Stream.of(waits(waits));
        return Stream.of(approved, national, Stream.of(reasons(year)), times)
                .flatMap(figure -> figure)
                .toList();
    }

    /** Those that tell of the present and of what is coming. */
    List<Figure> ofNow() {
        List<OpenStage> open = statistics.open();
        int mostOpen = open.stream().mapToInt(OpenStage::files).max().orElse(0);
        List<EndingMonth> ending = statistics.ending();
        int mostEnding =
                ending.stream().mapToInt(EndingMonth::registrations).max().orElse(0);
        return List.of(
                figure(
                        "open",
                        Shape.BARS,
                        List.of("agency_statistics.stage", "agency_workload.files"),
                        mostOpen == 0
                                ? List.of()
                                : open.stream()
                                        .map(stage -> line(texts.officerWord(stage.status()), stage.files(), mostOpen))
                                        .toList()),
                figure(
                        "ending",
                        Shape.COLUMNS,
                        List.of("agency_statistics.month", "label.people"),
                        mostEnding == 0
                                ? List.of()
                                : ending.stream()
                                        .map(month -> new Line(
                                                month.month().toString(),
                                                String.valueOf(month.month().getMonthValue()),
                                                List.of(Cell.of(month.registrations())),
                                                Figure.length(month.registrations(), mostEnding),
                                                0))
                                        .toList()));
    }

    private Figure reasons(int year) {
        List<GivenReason> reasons = statistics.reasons(year);
        int most = reasons.stream().mapToInt(GivenReason::times).max().orElse(0);
        return figure(
                "reasons",
                Shape.BARS,
                List.of("agency_statistics.reason", "agency_statistics.times"),
                reasons.stream()
                        .map(reason -> line(texts.word(reason.code()), reason.times(), most))
                        .toList());
    }

    private Figure shares(String id, String what, int year, List<ApprovedShare> shares, UnaryOperator<String> word) {
        int most = shares.stream().mapToInt(ApprovedShare::files).max().orElse(0);
        return new Figure(
                id,
                Shape.BARS,
                List.of(
                        texts.get(what),
                        String.valueOf(year),
                        String.valueOf(year - 1),
                        texts.get("agency_statistics.growth")),
                shares.stream()
                        .map(share -> new Line(
                                word.apply(share.key()),
                                null,
                                List.of(
                                        Cell.of(share.files()),
                                        Cell.of(share.before()),
                                        Cell.growth(share.files(), share.before())),
                                Figure.length(share.files(), most),
                                0))
                        .toList(),
                null);
    }

    private Figure waits(List<WaitingTime> waits) {
        List<WaitingTime> all =
                waits.stream().filter(wait -> wait.agency() == null).toList();
        int most = all.stream().mapToInt(WaitingTime::ninth).max().orElse(0);
        return figure(
                "waits",
                Shape.REACHES,
                List.of(
                        "agency_statistics.stage",
                        "agency_statistics.median",
                        "agency_statistics.ninth",
                        "agency_workload.files"),
                all.stream()
                        .map(wait -> new Line(
                                texts.word(wait.stage()),
                                null,
                                List.of(Cell.of(wait.median()), Cell.of(wait.ninth()), Cell.of(wait.files())),
                                Figure.length(wait.median(), most),
                                Figure.length(wait.ninth(), most)))
                        .toList());
    }

    /** A row an agency, a column a stage; the file has a row for each of both. */
    private Figure agencies(List<WaitingTime> waits) {
        List<WaitStage> stages = Arrays.asList(WaitStage.values());
        Map<String, Map<WaitStage, WaitingTime>> byAgency = new LinkedHashMap<>();
        List<List<Object>> rows = new ArrayList<>();
        waits.stream().filter(wait -> wait.agency() != null).forEach(wait -> {
            String name = wait.agency().isEmpty() ? texts.get("agency_statistics.group.CENTRE") : wait.agency();
            byAgency.computeIfAbsent(name, one -> new LinkedHashMap<>()).put(wait.stage(), wait);
            rows.add(List.of(name, texts.word(wait.stage()), wait.median(), wait.ninth(), wait.files()));
        });
        List<String> headings = new ArrayList<>(List.of(texts.get("label.agency")));
        stages.forEach(stage -> headings.add(texts.word(stage)));
        return new Figure(
                "agencies",
                Shape.TABLE,
                headings,
                byAgency.entrySet().stream()
                        .map(one -> new Line(
                                one.getKey(),
                                null,
                                stages.stream()
                                        .map(stage -> span(one.getValue().get(stage)))
                                        .toList(),
                                0,
                                0))
                        .toList(),
                new Figure.Sheet(
                        words(List.of(
                                "label.agency",
                                "agency_statistics.stage",
                                "agency_statistics.median",
                                "agency_statistics.ninth",
                                "agency_workload.files")),
                        rows));
    }

    private static Cell span(WaitingTime wait) {
        return new Cell(wait == null ? "–" : wait.median() + " / " + wait.ninth(), null);
    }

    private Figure figure(String id, Shape shape, List<String> headings, List<Line> lines) {
        return new Figure(id, shape, words(headings), lines, null);
    }

    private List<String> words(Collection<String> keys) {
        return keys.stream().map(texts::get).toList();
    }

    private String category(String key) {
        return key.isEmpty() ? texts.get("agency_statistics.no_category") : texts.word(PracticeCategory.valueOf(key));
    }

    private String region(String key) {
        return texts.get(Character.isDigit(key.charAt(0)) ? "province." + key : "agency_statistics.group." + key);
    }

    private Line line(String name, int count, int most) {
        return new Line(name, null, List.of(Cell.of(count)), Figure.length(count, most), 0);
    }
}
