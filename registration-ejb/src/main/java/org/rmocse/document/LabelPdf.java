package org.rmocse.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The label that tells of a renewed term or a change, put on the certificate (D21); printed from its snapshot alone (I8). */
public final class LabelPdf {

    /** How many labels a sheet of A4 holds: two beside each other, four below. */
    public static final int ON_A_SHEET = 8;

    private static final PdfTemplate TEMPLATE = new PdfTemplate("label.html");
    private static final PdfTemplate BODY = new PdfTemplate("label-body.html");
    private static final PdfTemplate SHEET = new PdfTemplate("label-sheet.html");
    private static final int QR_PIXELS = 260;

    /** A code with signed facts has more and smaller squares, of which more fit into as many pixels without a rest. */
    private static final int SIGNED_QR_PIXELS = 520;

    private static final int COLUMNS = 2;
    private static final double WIDTH = 100;
    private static final double HEIGHT = 62;
    private static final double LEFT = (210 - COLUMNS * WIDTH) / 2;
    private static final double TOP = (297 - ON_A_SHEET / COLUMNS * HEIGHT) / 2;

    /** Longer names of employers are printed smaller, so that the table stays inside its label. */
    private static final int FITS_THREE_LINES = 48;

    /** Half a cutting mark's length and its thickness. */
    private static final double ARM = 2;

    private static final double LINE = 0.1;
    private static final String CUTS = cuts();

    private LabelPdf() {}

    /**
     * One label as it is to be printed.
     *
     * @param values the texts by their names in the template
     * @param verificationUrl what the QR code leads to
     */
    public record Label(Map<String, String> values, String verificationUrl) {}

    /**
     * @param values the texts by their names in the template
     * @param verificationUrl what the QR code leads to
     */
    public static byte[] render(Map<String, String> values, String verificationUrl) {
        return TEMPLATE.render(markup(new Label(values, verificationUrl)));
    }

    /** Labels eight to a sheet, in their order from left to right and from above, with marks where they are cut apart. */
    static byte[] renderSheets(List<Label> labels) {
        List<Map<String, String>> sheets = new ArrayList<>();
        for (int first = 0; first < labels.size(); first += ON_A_SHEET) {
            StringBuilder places = new StringBuilder();
            List<Label> here = labels.subList(first, Math.min(labels.size(), first + ON_A_SHEET));
            for (int i = 0; i < here.size(); i++) {
                places.append("<div class=\"place\" style=\"left: %smm; top: %smm\">"
                                .formatted(LEFT + i % COLUMNS * WIDTH, TOP + i / COLUMNS * HEIGHT))
                        .append(BODY.markup(markup(here.get(i))))
                        .append("</div>");
            }
            sheets.add(Map.of("cuts", CUTS, "places", places.toString()));
        }
        return SHEET.renderAll(sheets);
    }

    private static Map<String, String> markup(Label label) {
        Map<String, String> markup = new HashMap<>();
        label.values().forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        markup.put(
                "employerSize", label.values().getOrDefault("employer", "").length() > FITS_THREE_LINES ? "long" : "");
        int pixels = label.verificationUrl().indexOf('#') < 0 ? QR_PIXELS : SIGNED_QR_PIXELS;
        markup.put("qr", PdfTemplate.image("image/png", QrCode.png(label.verificationUrl(), pixels)));
        return markup;
    }

    /** A small cross at every corner where labels meet. */
    private static String cuts() {
        StringBuilder cuts = new StringBuilder();
        for (int column = 0; column <= COLUMNS; column++) {
            for (int row = 0; row <= ON_A_SHEET / COLUMNS; row++) {
                double x = LEFT + column * WIDTH;
                double y = TOP + row * HEIGHT;
                cuts.append(bar(x - ARM, y, 2 * ARM, LINE)).append(bar(x, y - ARM, LINE, 2 * ARM));
            }
        }
        return cuts.toString();
    }

    private static String bar(double left, double top, double width, double height) {
        return "<div class=\"cut\" style=\"left: %smm; top: %smm; width: %smm; height: %smm\"></div>"
                .formatted(left, top, width, height);
    }
}
