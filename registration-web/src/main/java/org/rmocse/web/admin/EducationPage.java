package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.List;
import org.rmocse.applicant.ImportReport;
import org.rmocse.education.EducationColumn;
import org.rmocse.education.EducationImport;
import org.rmocse.education.EducationImports;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** An administrator imports continuing education, and takes an import back as a whole. */
@Named
@RequestScoped
public class EducationPage {

    @Inject
    private EducationImports imports;

    @Inject
    private Messages messages;

    @Inject
    private PageTexts texts;

    @Inject
    @ManagedProperty("#{param.back}")
    private String asked;

    private Part file;
    private EducationImport report;
    private List<EducationImport> recent;

    public void take() {
        messages.attempt(() -> report = imports.importFile(SentSheet.of(file)));
        recent = null;
    }

    /** Takes the import back that was asked about. */
    public String rollBack() {
        EducationImport back = getAsked();
        if (back == null || !messages.attempt(() -> imports.rollBack(back.publicId()))) {
            recent = null;
            return null;
        }
        messages.done("admin_education.rolled_back", back.fileName());
        return "/admin/education.xhtml?faces-redirect=true";
    }

    /** The import that is asked about before it is taken back; null where none is. */
    public EducationImport getAsked() {
        return getRecent().stream()
                .filter(one -> one.isStanding() && one.publicId().toString().equals(asked))
                .findFirst()
                .orElse(null);
    }

    public List<EducationImport> getRecent() {
        if (recent == null) {
            recent = imports.recent();
        }
        return recent;
    }

    /** What a sheet may hold, in the order of the template. */
    public EducationColumn[] getColumns() {
        return EducationColumn.values();
    }

    /** The heading of the column an error is in, in the page's language; empty where it concerns the whole row. */
    public String column(ImportReport.RowError error) {
        return EducationColumn.of(error.column()).map(texts::word).orElse("");
    }

    public EducationImport getReport() {
        return report;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
