package org.rmocse.document;

import java.util.Map;
import java.util.UUID;

/** The one-page form of a reissue or a cancellation: printed, signed, and sent back with its code (V17). */
public final class MatterFormPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("matter-form.html");

    private MatterFormPdf() {}

    /**
     * What stands on it.
     *
     * @param application null for a blank form
     * @param values the texts by their names in the template
     */
    public record Facts(UUID application, String version, Map<String, String> values) {}

    public static byte[] render(Facts facts) {
        Map<String, String> markup = FormHead.of(facts.application(), facts.version(), 1);
        facts.values().forEach((name, value) -> markup.put(name, PdfTemplate.text(value)));
        return TEMPLATE.render(markup);
    }

    /** The form with nothing in it but these values; it says that it is blank and has no code. */
    public static byte[] blank(Map<String, String> values) {
        return render(new Facts(null, null, values));
    }
}
