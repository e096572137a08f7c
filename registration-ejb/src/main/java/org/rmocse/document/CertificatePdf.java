package org.rmocse.document;

import java.util.HashMap;
import java.util.Map;

/** The registration certificate on one page; printed from its snapshot alone, so that it always comes out the same (I8). */
public final class CertificatePdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("certificate.html");
    private static final int QR_PIXELS = 420;

    private static final String EMBLEM = PdfTemplate.image("image/png", PdfTemplate.resource("emblem.png"));

    private CertificatePdf() {}

    /**
     * @param values the texts by their names in the template
     * @param verificationUrl what the QR code leads to
     */
    public static byte[] render(Map<String, String> values, String verificationUrl, byte[] portraitJpeg) {
        Map<String, String> markup = new HashMap<>();
        values.forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        markup.put("emblem", EMBLEM);
        markup.put("portrait", PdfTemplate.image("image/jpeg", portraitJpeg));
        markup.put("qr", PdfTemplate.image("image/png", QrCode.png(verificationUrl, QR_PIXELS)));
        return TEMPLATE.render(markup);
    }
}
