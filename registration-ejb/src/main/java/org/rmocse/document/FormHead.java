package org.rmocse.document;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What stands at the head of a form: whose it is, and each page's code (V17), or that it is blank. */
final class FormHead {

    private static final int QR_PIXELS = 320;

    private FormHead() {}

    /**
     * The values of the head by their names in the templates: {@code id}, {@code version}, and {@code qr1} for page 1.
     *
     * @param application null for a blank form, which has neither number nor code, but says that it is one
     * @param pages as the codes count them, see {@link FormStamp}
     */
    static Map<String, String> of(UUID application, String version, int... pages) {
        Map<String, String> markup = new HashMap<>();
        if (application == null) {
            markup.put("blank", Boolean.TRUE.toString());
            return markup;
        }
        markup.put("id", PdfTemplate.text(application));
        markup.put("version", PdfTemplate.text(version));
        for (int page : pages) {
            String payload = new FormStamp(application, version, page).payload();
            markup.put("qr" + page, PdfTemplate.image("image/png", QrCode.png(payload, QR_PIXELS)));
        }
        return markup;
    }
}
