package org.rmocse.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A letter about an application, on as many pages as it needs; the same bytes for the same words. */
public final class LetterPdf {

    private static final PdfTemplate TEMPLATE = new PdfTemplate("letter.html");

    private LetterPdf() {}

    /**
     * What stands on a letter, in the language it is in.
     *
     * @param language the tag of that language
     * @param number with the word before it
     * @param opening paragraphs before the table of facts
     * @param columns the headings of the table of reasons
     * @param reasons its rows, a cell a column; empty where the letter gives none
     * @param closing paragraphs after it
     * @param basis the rules the letter rests on
     * @param issuer who writes it
     * @param foot a line at the end
     */
    public record Words(
            String language,
            String title,
            String number,
            String addressee,
            List<String> opening,
            List<Fact> facts,
            List<String> columns,
            List<List<String>> reasons,
            List<String> closing,
            String basisTitle,
            List<String> basis,
            String issuer,
            String date,
            String foot) {}

    /** A line of the table of facts. */
    public record Fact(String label, String value) {}

    public static byte[] render(Words words) {
        Map<String, String> values = new HashMap<>();
        values.put("language", PdfTemplate.printable(words.language()));
        values.put("title", PdfTemplate.printable(words.title()));
        values.put("number", PdfTemplate.printable(words.number()));
        values.put("addressee", PdfTemplate.printable(words.addressee()));
        values.put("opening", each(words.opening(), "<p>", "</p>"));
        values.put(
                "facts",
                words.facts().stream()
                        .map(fact -> "<tr><th>" + PdfTemplate.printable(fact.label()) + "</th><td>"
                                + PdfTemplate.printable(fact.value()) + "</td></tr>")
                        .collect(Collectors.joining()));
        values.put("columns", each(words.columns(), "<th>", "</th>"));
        values.put(
                "reasons",
                words.reasons().stream()
                        .map(row -> "<tr>" + each(row, "<td>", "</td>") + "</tr>")
                        .collect(Collectors.joining()));
        values.put("closing", each(words.closing(), "<p>", "</p>"));
        values.put("basisTitle", PdfTemplate.printable(words.basisTitle()));
        values.put("basis", each(words.basis(), "<li>", "</li>"));
        values.put("issuer", PdfTemplate.printable(words.issuer()));
        values.put("date", PdfTemplate.printable(words.date()));
        values.put("foot", PdfTemplate.printable(words.foot()));
        return undated(TEMPLATE.render(values));
    }

    private static String each(List<String> texts, String before, String after) {
        return texts.stream()
                .map(one -> before + PdfTemplate.printable(one) + after)
                .collect(Collectors.joining());
    }

    /** Without the moment it was printed at, by which two prints of one letter would differ. */
    private static byte[] undated(byte[] printed) {
        try (PDDocument pdf = Loader.loadPDF(printed)) {
            pdf.getDocumentInformation().setCreationDate(null);
            pdf.getDocumentInformation().setModificationDate(null);
            pdf.getDocumentCatalog().setMetadata(null);
            pdf.setDocumentId(0L);
            pdf.getDocument().getTrailer().removeItem(COSName.ID);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
