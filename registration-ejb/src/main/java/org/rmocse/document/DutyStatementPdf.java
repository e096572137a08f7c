package org.rmocse.document;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The account of duties in this cycle (履职情况书面陈述), to be signed; its code tells in which version it was printed (V14, V17). */
public final class DutyStatementPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("duty-statement.html");
    private static final int PAGE = 3;
    private static final int COLUMNS = 4;

    /** As many as leave room to write in on one page. */
    private static final int BLANK_ROWS = 7;

    private DutyStatementPdf() {}

    /**
     * What stands on it.
     *
     * @param application null for a blank form
     * @param values the texts by their names in the template
     * @param rows rows of period, place, work, result
     */
    public record Facts(UUID application, String version, Map<String, String> values, List<List<String>> rows) {}

    /** As many pages as the rows need. */
    public static byte[] render(Facts facts) {
        Map<String, String> markup = FormHead.of(facts.application(), facts.version(), PAGE);
        facts.values().forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
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

    /** One page with nothing in it, to be filled in by hand; it says that it is blank and has no code. */
    public static byte[] blank() {
        List<String> empty = Collections.nCopies(COLUMNS, PdfTemplate.EMPTY);
        return render(new Facts(null, null, Map.of(), Collections.nCopies(BLANK_ROWS, empty)));
    }
}
