package org.rmocse.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rmocse.publicity.StatisticSheet;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Figure;

/** Hands out a table of the public statistics: {@code GET /statistics.csv?table=regions}. */
@WebServlet("/statistics.csv")
public class PublicStatisticsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PublicFigures figures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String table = request.getParameter("table");
        Figure.Sheet file = figures.all().stream()
                .filter(one -> one.id().equals(table))
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)))
                .file();
        byte[] sheet = StatisticSheet.of(file.headings(), file.rows());
        response.setContentType("text/csv; charset=UTF-8");
        response.setContentLength(sheet.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + table + ".csv\"");
        response.getOutputStream().write(sheet);
    }
}
