package org.rmocse.web.agency;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Stream;
import org.rmocse.document.ListExcel;
import org.rmocse.publicity.StatisticSheet;
import org.rmocse.publicity.Statistics;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Attachment;
import org.rmocse.web.shared.Figure;

/** Hands out a table of the statistics: {@code GET …/statistics.csv?table=kinds&year=2026}, and {@code .xlsx}. */
@WebServlet({
    "/agency/statistics.csv",
    "/agency/statistics.xlsx",
    "/centre/statistics.csv",
    "/centre/statistics.xlsx",
    "/ministry/statistics.csv",
    "/ministry/statistics.xlsx"
})
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
                .flatMap(Collection::stream)
                .filter(one -> one.id().equals(table))
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        String name = figure.id() + '-' + year;
        if (Attachment.at(request.getServletPath()).isPresent()) {
            Attachment.EXCEL.announce(response, name, figures.name(figure) + '-' + year);
            ListExcel.write(figures.printed(figure, year), response.getOutputStream());
            return;
        }
        Figure.Sheet file = figure.file();
        byte[] sheet = StatisticSheet.of(file.headings(), file.rows());
        response.setContentType("text/csv; charset=UTF-8");
        response.setContentLength(sheet.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        response.getOutputStream().write(sheet);
    }
}
