package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.rmocse.publicity.ApprovedShare;
import org.rmocse.publicity.Statistics;
import org.rmocse.publicity.YearFigures;
import org.rmocse.web.shared.Figure;

/** The statistics at agency, centre and ministry. */
@Named
@RequestScoped
public class StatisticsPage {

    /** A number of the year above all figures. */
    public record Total(String key, String text, String growth) {}

    /** Figures under a heading of their own. */
    public record Group(String id, String title, List<Figure> figures) {}

    @Inject
    private Statistics statistics;

    @Inject
    private StatisticFigures figures;

    private int year;
    private List<Integer> years;
    private List<Total> totals;
    private List<Group> groups;

    /** Reads before anything is written, so that whoever may not is refused. */
    public void load() {
        year = figures.year(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("year"));
        years = statistics.years();
        YearFigures told = statistics.of(year);
        totals = Stream.of(
                        total("agency_statistics.filed", told.filed()),
                        total("agency_statistics.approved", told.approved()),
                        total("agency_statistics.returned", told.returned()),
                        total("agency_statistics.refused", told.refused()))
                .toList();
        groups = List.of(
                new Group("year", "agency_statistics.of_year", figures.of(year, told)),
                new Group("now", "agency_statistics.of_now", figures.ofNow()),
                new Group("years", "agency_statistics.of_years", figures.ofAllYears()));
    }

    private static Total total(String key, ApprovedShare share) {
        return new Total(
                key,
                String.format("%,d", share.files()),
                Figure.Cell.growth(share.files(), share.before()).text());
    }

    public int getYear() {
        return year;
    }

    public List<Integer> getYears() {
        return years;
    }

    public List<Total> getTotals() {
        return totals;
    }

    public List<Group> getGroups() {
        return groups;
    }
}
