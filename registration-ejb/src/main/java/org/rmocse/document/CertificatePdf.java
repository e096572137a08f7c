package org.rmocse.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The registration certificate on one page; printed from its snapshot alone, so that it always comes out the same (I8). */
public final class CertificatePdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("certificate.html");
    private static final int QR_PIXELS = 420;

    /** Names of any length, printed smaller the longer they are so that the table stays above the foot. */
    private static final List<String> NAMES = List.of("name", "employer", "agency");

    private static final int FITS_A_LINE = 20;
    private static final int FITS_TWO_LINES = 48;

    private static final String EMBLEM = PdfTemplate.image("image/png", PdfTemplate.resource("emblem.png"));

    private CertificatePdf() {}

    /**
     * One certificate as it is to be printed.
     *
     * @param values the texts by their names in the template
     * @param verificationUrl what the QR code leads to
     */
    public record Sheet(Map<String, String> values, String verificationUrl, byte[] portraitJpeg) {}

    /**
     * @param values the texts by their names in the template
     * @param verificationUrl what the QR code leads to
     */
    public static byte[] render(Map<String, String> values, String verificationUrl, byte[] portraitJpeg) {
        return TEMPLATE.render(markup(new Sheet(values, verificationUrl, portraitJpeg)));
    }

    /** Certificates one a page, in their order. */
    static byte[] renderAll(List<Sheet> sheets) {
        return TEMPLATE.renderAll(sheets.stream().map(CertificatePdf::markup).toList());
    }

    private static Map<String, String> markup(Sheet sheet) {
        Map<String, String> markup = new HashMap<>();
        sheet.values().forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        NAMES.forEach(name -> markup.put(name + "Size", size(sheet.values().getOrDefault(name, ""))));
        markup.put("emblem", EMBLEM);
        markup.put("portrait", PdfTemplate.image("image/jpeg", sheet.portraitJpeg()));
        markup.put("qr", PdfTemplate.image("image/png", QrCode.png(sheet.verificationUrl(), QR_PIXELS)));
        return markup;
    }

    private static String size(String name) {
        if (name.length() <= FITS_A_LINE) {
            return "";
        }
        return name.length() <= FITS_TWO_LINES ? "long" : "longest";
    }
}
