package org.rmocse.document;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The one-page form of a reissue or a cancellation: printed, signed, and sent back with its code (V17). */
public final class MatterFormPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("matter-form.html");
    private static final int QR_PIXELS = 320;

    private MatterFormPdf() {}

    /** @param values the texts by their names in the template */
    public record Facts(UUID application, String version, Map<String, String> values) {}

    public static byte[] render(Facts facts) {
        Map<String, String> markup = new HashMap<>();
        facts.values().forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        markup.put("id", PdfTemplate.text(facts.application()));
        markup.put("version", PdfTemplate.text(facts.version()));
        String payload = new FormStamp(facts.application(), facts.version(), 1).payload();
        markup.put("qr", PdfTemplate.image("image/png", QrCode.png(payload, QR_PIXELS)));
        return TEMPLATE.render(markup);
    }
}
