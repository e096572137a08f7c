package org.rmocse.document;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A page in HTML with {@code {{values}}}, printed as PDF in a font that has the rare characters of people's names. What stands
 * between {@code {{#name}}} and {@code {{/name}}} is left out where the value is missing or empty; {@code {{>file}}} stands for
 * a file that several templates share.
 */
final class PdfTemplate {

    /** A value that keeps its place empty; a section with it is shown. */
    static final String EMPTY = "\u00a0";

    private static final String BODY = "<body>";
    /** What printers set for a character they do not have. */
    private static final String NO_SUCH_CHARACTER = "〓";

    private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern INCLUDED = Pattern.compile("\\{\\{>([\\w.-]+)}}");
    private static final Pattern SECTION = Pattern.compile("\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}", Pattern.DOTALL);
    private static final Font GLYPHS = glyphs();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final String html;

    PdfTemplate(String name) {
        html = INCLUDED.matcher(markup(name)).replaceAll(match -> Matcher.quoteReplacement(markup(match.group(1))));
    }

    /** @param values already markup: what people typed goes through {@link #text} first */
    byte[] render(Map<String, String> values) {
        return pdf(filled(html, values));
    }

    /** One document in which the body is repeated for each, in their order; how it breaks into pages is the template's. */
    byte[] renderAll(List<Map<String, String>> all) {
        int from = html.indexOf(BODY) + BODY.length();
        int to = html.indexOf("</body>");
        String body = html.substring(from, to);
        StringBuilder page = new StringBuilder(filled(html.substring(0, from), Map.of()));
        all.forEach(values -> page.append(filled(body, values)));
        return pdf(page.append(html.substring(to)).toString());
    }

    /** The markup itself, for a template that is part of another. */
    String markup(Map<String, String> values) {
        return filled(html, values);
    }

    private static String filled(String markup, Map<String, String> values) {
        return VALUE.matcher(shown(markup, values))
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }

    private static byte[] pdf(String page) {
        return PrintedFont.lend(font -> {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                PdfRendererBuilder builder = new PdfRendererBuilder();
                builder.usePDDocument(document);
                builder.useFont(new PDFontSupplier(PDType0Font.load(document, font, true)), "Noto");
                builder.withHtmlContent(page, null);
                builder.withProducer("registration");
                builder.toStream(out);
                builder.run();
                return out.toByteArray();
            }
        });
    }

    private static String shown(String markup, Map<String, String> values) {
        return SECTION.matcher(markup)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.getOrDefault(match.group(1), "").isEmpty() ? "" : shown(match.group(2), values)));
    }

    /** A value as it is shown, whatever it contains. */
    static String text(Object value) {
        return value == null
                ? ""
                : value.toString()
                        .replaceAll("[\\p{Cntrl}]+", " ")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }

    /** As {@link #text}; what the font does not have is shown as a gap, never as another character. */
    static String printable(String value) {
        return text(
                value == null || canPrint(value)
                        ? value
                        : value.codePoints()
                                .mapToObj(Character::toString)
                                .map(one -> one.isBlank() || canPrint(one) ? one : NO_SUCH_CHARACTER)
                                .collect(Collectors.joining()));
    }

    static String image(String contentType, byte[] bytes) {
        return "data:" + contentType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /** True if every character can be printed; one that cannot would come out as another. */
    static boolean canPrint(String text) {
        return GLYPHS.canDisplayUpTo(text) < 0;
    }

    private static String markup(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    /** A file kept beside this class. */
    static byte[] resource(String name) {
        try (InputStream in = PdfTemplate.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Font glyphs() {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(resource(PrintedFont.FILE)));
        } catch (FontFormatException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
