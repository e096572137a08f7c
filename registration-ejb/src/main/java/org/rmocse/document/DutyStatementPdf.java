package org.rmocse.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The account of duties in this cycle (履职情况书面陈述), to be signed; its code tells in which version it was printed (V14, V17). */
public final class DutyStatementPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("duty-statement.html");
    private static final int QR_PIXELS = 320;
    private static final int PAGE = 3;

    private DutyStatementPdf() {}

    /**
     * What stands on it.
     *
     * @param values the texts by their names in the template
     * @param rows rows of period, place, work, result
     */
    public record Facts(UUID application, String version, Map<String, String> values, List<List<String>> rows) {}

    /** As many pages as the rows need. */
    public static byte[] render(Facts facts) {
        Map<String, String> markup = new HashMap<>();
        facts.values().forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        markup.put("id", PdfTemplate.text(facts.application()));
        markup.put("version", PdfTemplate.text(facts.version()));
        String payload = new FormStamp(facts.application(), facts.version(), PAGE).payload();
        markup.put("qr", PdfTemplate.image("image/png", QrCode.png(payload, QR_PIXELS)));
        StringBuilder rows = new StringBuilder();
        for (List<String> row : facts.rows()) {
            rows.append("<tr>");
            row.forEach(
                    cell -> rows.append("<td>").append(PdfTemplate.text(cell)).append("</td>"));
            rows.append("</tr>");
        }
        markup.put("rows", rows.toString());
        return TEMPLATE.render(markup);
    }
}
