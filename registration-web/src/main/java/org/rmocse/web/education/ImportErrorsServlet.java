package org.rmocse.web.education;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rmocse.education.EducationImports;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Language;

/** Hands out the errors of an import of continuing education: {@code GET .../errors/ID}. */
@WebServlet({"/education/errors/*", "/admin/education/errors/*"})
public class ImportErrorsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EducationImports imports;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        byte[] sheet = imports.errorSheet(Chosen.id(path == null ? null : path.substring(1)), language.getLocale());
        response.setContentType("text/csv; charset=UTF-8");
        response.setContentLength(sheet.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"education-errors.csv\"");
        response.getOutputStream().write(sheet);
    }
}
