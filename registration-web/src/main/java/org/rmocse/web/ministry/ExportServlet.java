package org.rmocse.web.ministry;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.rmocse.operation.ExportFiles;
import org.rmocse.operation.ExportFormat;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Attachment;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Messages;

/**
 * Hands out an extract of the register to whoever asked for it and was granted it: {@code POST /ministry/exports/ID.xlsx} or {@code
 * .csv}. Not by GET, since each time counts, and nobody shall be made to fetch one by a link.
 */
@WebServlet("/ministry/exports/*")
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CSV = ".csv";

    @Inject
    private transient ExportFiles files;

    @Inject
    private transient Language language;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        boolean csv = path.endsWith(CSV);
        if (!csv && Attachment.at(path).orElse(null) != Attachment.EXCEL) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        UUID export = Chosen.id(csv ? path.substring(0, path.length() - CSV.length()) : Attachment.EXCEL.stem(path));
        try {
            files.fetch(
                    export,
                    csv ? ExportFormat.CSV : ExportFormat.EXCEL,
                    language.getLocale(),
                    number -> csv ? csv(response, number) : excel(response, number));
        } catch (RuntimeException failed) {
            if (Messages.refusal(failed)
                    .filter(refused -> refused.findings().get(0).code().equals("EXPORT_NOT_USABLE"))
                    .isEmpty()) {
                throw failed;
            }
            response.sendRedirect("/ministry/exports.xhtml?id=" + export);
        }
    }

    private static OutputStream excel(HttpServletResponse response, String number) {
        Attachment.EXCEL.announce(response, number, number);
        return out(response);
    }

    private static OutputStream csv(HttpServletResponse response, String number) {
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + number + CSV + "\"");
        return out(response);
    }

    private static OutputStream out(HttpServletResponse response) {
        try {
            return response.getOutputStream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
