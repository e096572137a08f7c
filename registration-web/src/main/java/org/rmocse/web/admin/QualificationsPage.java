package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.List;
import org.rmocse.account.CurrentActor;
import org.rmocse.applicant.ImportReport;
import org.rmocse.applicant.QualificationColumn;
import org.rmocse.applicant.QualificationImports;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** An administrator imports examination results. */
@Named
@RequestScoped
public class QualificationsPage {

    @Inject
    private QualificationImports imports;

    @Inject
    private CurrentActor current;

    @Inject
    private Messages messages;

    @Inject
    private PageTexts texts;

    private Part file;
    private ImportReport report;

    public void take() {
        messages.attempt(() -> report = imports.importFile(current.actor(), SentSheet.of(file)));
    }

    public List<ImportReport> getRecent() {
        return imports.recent();
    }

    /** What a sheet may hold, in the order of the template. */
    public QualificationColumn[] getColumns() {
        return QualificationColumn.values();
    }

    /** The heading of the column an error is in, in the page's language; empty where it concerns the whole row. */
    public String column(ImportReport.RowError error) {
        return QualificationColumn.of(error.column()).map(texts::word).orElse("");
    }

    public ImportReport getReport() {
        return report;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
