package org.rmocse.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies in a parcel, for whoever opens it. */
public final class PackingListPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("packing-list.html");

    private PackingListPdf() {}

    /**
     * @param values the texts by their names in the template; {@code address} and {@code phone} may be missing
     * @param rows the cells of each item from left to right, without the running number and the empty last one
     */
    public static byte[] render(Map<String, String> values, List<List<String>> rows) {
        Map<String, String> markup = new HashMap<>();
        values.forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            table.append("<tr><td>").append(i + 1).append("</td>");
            rows.get(i)
                    .forEach(cell ->
                            table.append("<td>").append(PdfTemplate.text(cell)).append("</td>"));
            table.append("<td></td></tr>");
        }
        markup.put("rows", table.toString());
        return TEMPLATE.render(markup);
    }
}
