package org.rmocse.web.employer;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rmocse.certificate.OwnEngineers;
import org.rmocse.document.ListExcel;
import org.rmocse.document.ListPdf;
import org.rmocse.document.PrintedList;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Attachment;
import org.rmocse.web.shared.Language;

/** Hands out the list of an employer's own engineers: {@code GET /employer/engineers/list.xlsx} and {@code .pdf}. */
@WebServlet("/employer/engineers/*")
public class EngineersServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient OwnEngineers engineers;

    @Inject
    private transient OwnEmployerHead employer;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Attachment kind = Attachment.at(path)
                .filter(one -> one.stem(path).equals("/list"))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        PrintedList list = engineers.printed(employer.getName(), language.getLocale());
        kind.announce(response, "engineers", list.title());
        response.setHeader("Cache-Control", "private, no-store");
        if (kind == Attachment.PDF) {
            response.getOutputStream().write(ListPdf.render(list));
        } else {
            ListExcel.write(list, response.getOutputStream());
        }
    }
}
