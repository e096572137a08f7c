package org.rmocse.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A list as PDF for the printer: each page bears the list's name, the headings and its number. */
public final class ListPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("list.html");

    private ListPdf() {}

    /** @return A4 across, on as many pages as it needs */
    public static byte[] render(PrintedList list) {
        return TEMPLATE.render(Map.of(
                "language", PdfTemplate.text(list.language()),
                "title", PdfTemplate.printable(list.title()),
                "facts", each(list.facts(), "<span>", "</span>"),
                "about", PdfTemplate.printable(list.title() + "　" + list.facts().get(0)),
                "count", String.valueOf(list.columns().size()),
                "widths",
                        list.columns().stream()
                                .map(column -> "<col style=\"width:" + column.share() + "%\"/>")
                                .collect(Collectors.joining()),
                "columns",
                        each(
                                list.columns().stream()
                                        .map(PrintedList.Column::heading)
                                        .toList(),
                                "<th>",
                                "</th>"),
                "rows",
                        list.rows().stream()
                                .map(row -> "<tr>"
                                        + each(
                                                row.stream()
                                                        .map(ListPdf::written)
                                                        .toList(),
                                                "<td>",
                                                "</td>")
                                        + "</tr>")
                                .collect(Collectors.joining()),
                "signatures", each(list.signatures(), "<td>", "</td>")));
    }

    private static String each(List<String> texts, String before, String after) {
        return texts.stream()
                .map(one -> before + PdfTemplate.printable(one) + after)
                .collect(Collectors.joining());
    }

    private static String written(Object cell) {
        return cell == null ? "" : cell.toString();
    }
}
