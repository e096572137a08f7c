package org.rmocse.document;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two-page application form: printed, signed, stamped, and sent back as pictures; each page's QR code tells which it is. */
public final class RegistrationFormPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("registration-form.html");
    private static final int PAGES = 2;
    private static final int COLUMNS = 4;
    private static final int FEWEST_ROWS = 3;
    private static final int BLANK_ROWS = 5;

    /** How much is printed, from what usually fits to what always does. */
    private static final List<Room> ROOMS = List.of(
            new Room(120, 60, 9, 6),
            new Room(80, 40, 9, 6),
            new Room(60, 24, 8, 5),
            new Room(40, 20, 6, 4),
            new Room(24, 12, 4, 3));

    private RegistrationFormPdf() {}

    /**
     * What stands on the form.
     *
     * @param application null for a blank form
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

    /** Always exactly two pages: texts beyond what fits are cut, rows summed up in the last one. */
    public static byte[] render(Facts facts) {
        for (Room room : ROOMS) {
            byte[] pdf = render(facts, room);
            if (Pdfs.count(pdf) == PAGES) {
                return pdf;
            }
        }
        throw new IllegalStateException("the form does not fit on two pages");
    }

    /**
     * The form with nothing in it but these values, to be looked at or filled in by hand: it says that it is blank and has no
     * code, so that it is never taken for a filing's own.
     */
    public static byte[] blank(Map<String, String> values) {
        List<List<String>> rows = Collections.nCopies(BLANK_ROWS, Collections.nCopies(COLUMNS, PdfTemplate.EMPTY));
        return render(new Facts(null, null, values, rows, rows, null));
    }

    private static byte[] render(Facts facts, Room room) {
        Map<String, String> values = FormHead.of(facts.application(), facts.version(), 1, 2);
        facts.values().forEach((name, value) -> values.put(name, PdfTemplate.text(shortened(value, room.value()))));
        values.put(
                "portrait",
                facts.portraitJpeg() == null
                        ? ""
                        : "<img src=\"" + PdfTemplate.image("image/jpeg", facts.portraitJpeg()) + "\" alt=\"\"/>");
        int work = shown(facts.work(), room.workRows());
        values.put("work", rows(facts.work().subList(0, work), room.cell()));
        values.put("moreWork", more(facts.work().size() - work));
        int education = shown(facts.education(), room.educationRows());
        values.put(
                "training",
                facts.education().isEmpty() ? "" : rows(facts.education().subList(0, education), room.cell()));
        values.put("moreTraining", more(facts.education().size() - education));
        return TEMPLATE.render(values);
    }

    /** Where not all fit, one row is left for their number. */
    private static int shown(List<List<String>> rows, int most) {
        return rows.size() > most ? most - 1 : rows.size();
    }

    private static String more(int rows) {
        return rows == 0 ? "" : String.valueOf(rows);
    }

    private static String rows(List<List<String>> rows, int longest) {
        StringBuilder html = new StringBuilder();
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>")
                    .append(PdfTemplate.text(shortened(cell, longest)))
                    .append("</td>"));
            html.append("</tr>");
        }
        for (int empty = rows.size(); empty < FEWEST_ROWS; empty++) {
            html.append("<tr>").append("<td>&#160;</td>".repeat(COLUMNS)).append("</tr>");
        }
        return html.toString();
    }

    /** Cut between characters, never within one; a rare one takes two places. */
    private static String shortened(String text, int longest) {
        return text == null || text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /**
     * How much of a filing is printed.
     *
     * @param value characters of a value
     * @param cell characters of a cell in the tables
     */
    private record Room(int value, int cell, int workRows, int educationRows) {}
}
