package org.rmocse.education;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.shared.Finding;
import org.rmocse.shared.SheetText;
import org.rmocse.shared.Texts;

/** The errors of an import as a sheet for whoever has to mend the file. */
final class EducationErrorSheet {

    private EducationErrorSheet() {}

    static byte[] of(List<RowError> errors, Locale locale) {
        Texts texts = Texts.of(locale);
        StringBuilder sheet = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(sheet, CSVFormat.EXCEL)) {
            printer.printRecord(
                    texts.get("register_error.line"),
                    texts.get("register_error.column"),
                    texts.get("register_error.value"),
                    texts.get("register_error.reason"));
            for (RowError error : errors) {
                printer.printRecord(
                        error.line(),
                        EducationColumn.of(error.column()).map(texts::of).orElse(""),
                        SheetText.plain(error.value()),
                        texts.of(Finding.of(error.code(), null)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }
}
