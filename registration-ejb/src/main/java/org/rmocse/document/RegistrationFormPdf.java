package org.rmocse.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two-page application form: printed, signed, stamped, and sent back as pictures; each page's QR code tells which it is. */
public final class RegistrationFormPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("registration-form.html");
    private static final int WORK_ROWS = 9;
    private static final int EDUCATION_ROWS = 6;
    private static final int QR_PIXELS = 320;
    private static final int LONGEST_CELL = 60;

    private RegistrationFormPdf() {}

    /**
     * What stands on the form.
     *
     * @param values the texts of the first page by their names in the template
     * @param work rows of period, employer, post, duties
     * @param education rows of period, content, provider, hours; empty where none is required
     * @param portraitJpeg null while there is none
     */
    public record Facts(
            UUID application,
            String version,
            Map<String, String> values,
            List<List<String>> work,
            List<List<String>> education,
            byte[] portraitJpeg) {}

    /** Always exactly two pages: rows beyond what fits are summed up in the last one. */
    public static byte[] render(Facts facts) {
        Map<String, String> values = new HashMap<>();
        facts.values().forEach((name, value) -> values.put(name, PdfTemplate.text(value)));
        values.put("id", PdfTemplate.text(facts.application()));
        values.put("version", PdfTemplate.text(facts.version()));
        for (int page = 1; page <= 2; page++) {
            String payload = new FormStamp(facts.application(), facts.version(), page).payload();
            values.put("qr" + page, PdfTemplate.image("image/png", QrCode.png(payload, QR_PIXELS)));
        }
        values.put(
                "portrait",
                facts.portraitJpeg() == null
                        ? ""
                        : "<img src=\"" + PdfTemplate.image("image/jpeg", facts.portraitJpeg()) + "\" alt=\"\"/>");
        values.put("work", rows(facts.work(), WORK_ROWS, 4));
        values.put(
                "educationTable",
                facts.education().isEmpty()
                        ? ""
                        : "<table class=\"small\"><tr><td class=\"head\" colspan=\"4\">继续教育</td></tr>"
                                + "<tr><th style=\"width:22%\">起止日期</th><th style=\"width:38%\">内容</th>"
                                + "<th style=\"width:28%\">机构</th><th style=\"width:12%\">学时</th></tr>"
                                + rows(facts.education(), EDUCATION_ROWS, 4) + "</table>");
        return TEMPLATE.render(values);
    }

    private static String rows(List<List<String>> rows, int most, int columns) {
        StringBuilder html = new StringBuilder();
        int shown = rows.size() > most ? most - 1 : rows.size();
        for (List<String> row : rows.subList(0, shown)) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>")
                    .append(PdfTemplate.text(shortened(cell)))
                    .append("</td>"));
            html.append("</tr>");
        }
        if (rows.size() > shown) {
            html.append("<tr><td colspan=\"")
                    .append(columns)
                    .append("\">……（其余 ")
                    .append(rows.size() - shown)
                    .append(" 条见系统填报信息）</td></tr>");
        }
        for (int empty = rows.size(); empty < 3; empty++) {
            html.append("<tr>").append("<td>&#160;</td>".repeat(columns)).append("</tr>");
        }
        return html.toString();
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }
}
