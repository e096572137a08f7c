package org.rmocse.document;

import java.util.HashMap;
import java.util.Map;

/** The registration certificate on one page; printed from its snapshot alone, so that it always comes out the same (I8). */
public final class CertificatePdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("certificate.html");
    private static final int QR_PIXELS = 420;

    private static final String EMBLEM =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="0 0 48 48">
            <path d="M24 3 L42 10 V23 C42 34 34.5 41.5 24 45 C13.5 41.5 6 34 6 23 V10 Z" fill="#0b5c74"/>
            <path d="M24 8 L37.5 13.2 V23 C37.5 31.2 32 37 24 40 C16 37 10.5 31.2 10.5 23 V13.2 Z" fill="none" stroke="#ffffff" stroke-width="1.6"/>
            <path d="M16 24.5 L22 30.5 L33 18.5" fill="none" stroke="#ffffff" stroke-width="3.6" stroke-linecap="round" stroke-linejoin="round"/>
            </svg>""";

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
