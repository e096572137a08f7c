package org.rmocse.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.rmocse.shared.SheetText;
import org.rmocse.shared.Texts;

/** What became of each file of an order, as a sheet. */
final class BulkReport {

    private static final List<String> HEADINGS =
            List.of("receipt", "person", "employer", "kind", "action", "outcome", "why");

    private BulkReport() {}

    static byte[] of(Action action, List<BulkLine> lines, Locale locale) {
        Texts texts = Texts.of(locale);
        StringBuilder sheet = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(sheet, CSVFormat.EXCEL)) {
            printer.printRecord(HEADINGS.stream()
                    .map(heading -> texts.get("bulk.column." + heading))
                    .toList());
            for (BulkLine line : lines) {
                printer.printRecord(
                        SheetText.plain(line.receiptNumber()),
                        SheetText.plain(line.personName()),
                        SheetText.plain(line.employerName()),
                        line.kind() == null ? "" : texts.of(line.kind()),
                        texts.of(action),
                        texts.of(line.outcome()),
                        SheetText.plain(line.why(locale)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }
}
