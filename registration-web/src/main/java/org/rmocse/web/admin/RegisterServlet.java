package org.rmocse.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.UUID;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.SheetFile;
import org.rmocse.certificate.RegisterImport;
import org.rmocse.certificate.RegisterImports;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Language;

/**
 * Takes a sheet of holders, which may be larger than any page takes: {@code POST /admin/register/file}; and hands out the errors
 * of an import: {@code GET /admin/register/errors/ID}.
 */
@WebServlet(RegisterServlet.PATH + "*")
@MultipartConfig(
        maxFileSize = RegisterServlet.LARGEST,
        maxRequestSize = RegisterServlet.LARGEST + RegisterServlet.AROUND,
        fileSizeThreshold = RegisterServlet.IN_MEMORY)
public class RegisterServlet extends HttpServlet {

    /** What it answers to; nobody but an administrator's file is read there. */
    public static final String PATH = "/admin/register/";

    static final long LARGEST = 402_653_184;
    static final long AROUND = 65_536;
    static final int IN_MEMORY = 1_048_576;

    private static final long serialVersionUID = 1L;
    private static final String ERRORS = "/errors/";

    @Inject
    private transient RegisterImports imports;

    @Inject
    private transient CurrentActor current;

    @Inject
    private transient Language language;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Part file = "/file".equals(request.getPathInfo()) ? request.getPart("file") : null;
        if (file == null) {
            throw missing();
        }
        RegisterImport made = imports.importFile(
                current.actor(), new SheetFile(file.getSubmittedFileName(), file.getSize(), file::getInputStream));
        response.sendRedirect("/admin/register.xhtml?import=" + made.publicId());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || !path.startsWith(ERRORS)) {
            throw missing();
        }
        byte[] sheet = imports.errorSheet(id(path.substring(ERRORS.length())), language.getLocale());
        response.setContentType("text/csv; charset=UTF-8");
        response.setContentLength(sheet.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"register-errors.csv\"");
        response.getOutputStream().write(sheet);
    }

    /** @throws Rejected NOT_FOUND where the text is no id */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw missing();
        }
    }

    private static Rejected missing() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
