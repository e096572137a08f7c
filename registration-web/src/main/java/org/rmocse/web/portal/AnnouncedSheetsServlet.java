package org.rmocse.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.publicity.AnnouncedSheets;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Texts;
import org.rmocse.web.shared.Attachment;

/**
 * Hands out announced lists to anybody (D16): {@code /announcements/2026/1.pdf} and {@code .xlsx}, in English with
 * {@code ?in=en}. The language is in the address alone, so that a cache between may keep the answer for everybody.
 */
@WebServlet("/announcements/*")
public class AnnouncedSheetsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int HOUR_SECONDS = 3600;
    private static final Pattern LIST = Pattern.compile("/(\\d{1,6})/(\\d{1,6})");

    @Inject
    private transient Announcements announcements;

    @Inject
    private transient AnnouncedSheets sheets;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Attachment kind = Attachment.at(path).orElseThrow(AnnouncedSheetsServlet::missing);
        Matcher asked = LIST.matcher(kind.stem(path));
        if (!asked.matches()) {
            throw missing();
        }
        Announcement list = announcements
                .find(Integer.parseInt(asked.group(1)), Integer.parseInt(asked.group(2)))
                .orElseThrow(AnnouncedSheetsServlet::missing);
        Locale locale = "en".equals(request.getParameter("in")) ? Texts.ENGLISH : Texts.CHINESE;
        String tag = "W/\"" + Integer.toHexString((list + locale.toLanguageTag() + kind).hashCode()) + '"';
        response.setHeader("Cache-Control", "public, max-age=" + HOUR_SECONDS);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String name = "announcement-" + list.year() + '-' + list.number();
        kind.announce(
                response, name, Texts.of(locale).get("announcement.file") + '-' + list.year() + '-' + list.number());
        if (kind == Attachment.PDF) {
            byte[] pdf = sheets.pdf(list, locale);
            response.setContentLength(pdf.length);
            response.getOutputStream().write(pdf);
        } else {
            sheets.excel(list, locale, response.getOutputStream());
        }
    }

    private static Rejected missing() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
