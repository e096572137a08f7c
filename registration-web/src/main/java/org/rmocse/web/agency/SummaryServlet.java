package org.rmocse.web.agency;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rmocse.application.BatchQueries;
import org.rmocse.application.ReportedBatch;
import org.rmocse.application.SummarySheet;
import org.rmocse.document.ListExcel;
import org.rmocse.document.ListPdf;
import org.rmocse.document.PrintedList;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Attachment;
import org.rmocse.web.shared.Language;

/** Hands out the summary sheet of a report batch: {@code GET …/summary/BATCH.pdf} and {@code .xlsx}. */
@WebServlet({"/agency/summary/*", "/centre/summary/*"})
public class SummaryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient BatchQueries queries;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Attachment kind = Attachment.at(path).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        SummarySheet sheet = queries.summary(Chosen.id(kind.stem(path).substring(1)));
        ReportedBatch batch = sheet.batch();
        PrintedList list = sheet.printed(language.getLocale());
        kind.announce(
                response,
                "summary-" + batch.year() + '-' + batch.number(),
                list.title() + '-' + batch.agencyName() + '-' + batch.year() + '-' + batch.number());
        response.setHeader("Cache-Control", "private, no-store");
        if (kind == Attachment.PDF) {
            response.getOutputStream().write(ListPdf.render(list));
        } else {
            ListExcel.write(list, response.getOutputStream());
        }
    }
}
