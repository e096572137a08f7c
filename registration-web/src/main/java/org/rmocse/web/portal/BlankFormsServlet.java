package org.rmocse.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.rmocse.application.BlankForm;
import org.rmocse.application.BlankForms;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Hands out the blank forms to anybody: {@code /forms/initial.pdf} and so on, to be kept for a day. */
@WebServlet("/forms/*")
public class BlankFormsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int DAY_SECONDS = 24 * 3600;

    @Inject
    private transient BlankForms forms;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        BlankForm form = BlankForm.named(path).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        byte[] pdf = forms.pdf(form);
        String tag = '"' + Integer.toHexString(Arrays.hashCode(pdf)) + '"';
        response.setHeader("Cache-Control", "public, max-age=" + DAY_SECONDS);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/pdf");
        response.setContentLength(pdf.length);
        response.setHeader("Content-Disposition", "inline; filename=\"" + form.fileName() + '"');
        response.getOutputStream().write(pdf);
    }
}
