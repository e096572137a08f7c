package org.rmocse.web.agency;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.rmocse.publicity.StatisticSheet;
import org.rmocse.publicity.Statistics;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Hands out a table of the statistics: {@code GET …/statistics.csv?table=kinds&year=2026}. */
@WebServlet({"/agency/statistics.csv", "/centre/statistics.csv", "/ministry/statistics.csv"})
public class StatisticsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Statistics statistics;

    @Inject
    private transient StatisticFigures figures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int year = figures.year(request.getParameter("year"));
        String table = request.getParameter("table");
        Figure figure = Stream.of(figures.of(year, statistics.of(year)), figures.ofNow(), figures.ofAllYears())
                .flatMap(list -> list.stream())
                .filter(one -> one.id().equals(table))
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        Figure.Sheet file = figure.file();
        byte[] sheet = StatisticSheet.of(file.headings(), file.rows());
        response.setContentType("text/csv; charset=UTF-8");
        response.setContentLength(sheet.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + figure.id() + "-" + year + ".csv\"");
        response.getOutputStream().write(sheet);
    }
}
