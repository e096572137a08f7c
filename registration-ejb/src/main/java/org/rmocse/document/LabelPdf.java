package org.rmocse.document;

import java.util.HashMap;
import java.util.Map;

/** The label that tells of a renewed term or a change, put on the certificate (D21); printed from its snapshot alone (I8). */
public final class LabelPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("label.html");
    private static final int QR_PIXELS = 260;

    private LabelPdf() {}

    /**
     * @param values the texts by their names in the template
     * @param verificationUrl what the QR code leads to
     */
    public static byte[] render(Map<String, String> values, String verificationUrl) {
        Map<String, String> markup = new HashMap<>();
        values.forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        markup.put("qr", PdfTemplate.image("image/png", QrCode.png(verificationUrl, QR_PIXELS)));
        return TEMPLATE.render(markup);
    }
}
