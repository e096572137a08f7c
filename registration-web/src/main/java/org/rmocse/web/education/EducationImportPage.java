package org.rmocse.web.education;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.List;
import java.util.UUID;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.SheetFile;
import org.rmocse.education.EducationColumn;
import org.rmocse.education.EducationImport;
import org.rmocse.education.EducationImports;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** Somebody of a training body, or an administrator, imports continuing education, follows it, and takes an import back as a whole. */
@Named
@RequestScoped
public class EducationImportPage {

    private static final int SHOWN = 200;

    @Inject
    private EducationImports imports;

    @Inject
    private Messages messages;

    @Inject
    private PageTexts texts;

    @Inject
    @ManagedProperty("#{param.id}")
    private String id;

    @Inject
    @ManagedProperty("#{param.back}")
    private String asked;

    private Part file;
    private String course;
    private EducationImport report;
    private List<EducationImport> recent;

    public String take() {
        UUID[] sent = new UUID[1];
        return messages.attempt(() -> sent[0] = imports.send(sheet(file), course == null ? null : Chosen.id(course)))
                ? here() + "&id=" + sent[0]
                : null;
    }

    private static SheetFile sheet(Part file) {
        if (file == null) {
            throw new Rejected(Finding.of("FILE_EMPTY", "file"));
        }
        return new SheetFile(file.getSubmittedFileName(), file.getSize(), file::getInputStream);
    }

    /** Takes the import back that was asked about. */
    public String rollBack() {
        EducationImport back = getAsked();
        if (back == null || !messages.attempt(() -> imports.rollBack(back.publicId()))) {
            recent = null;
            return null;
        }
        messages.done("admin_education.rolled_back", back.fileName());
        return here();
    }

    private static String here() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId() + "?faces-redirect=true";
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

    /** The import that is looked at; null where none is. */
    public EducationImport getReport() {
        if (report == null && id != null) {
            report = imports.find(Chosen.id(id));
        }
        return report;
    }

    /** Its first errors; the others are in the sheet. */
    public List<RowError> getErrors() {
        return imports.errors(getReport().publicId(), SHOWN);
    }

    /** The first of its rows that overlap. */
    public List<RowError> getOverlaps() {
        return imports.overlaps(getReport().publicId(), SHOWN);
    }

    /** What a sheet may hold, in the order of the template. */
    public EducationColumn[] getColumns() {
        return EducationColumn.values();
    }

    /** The heading of the column an error is in, in the page's language; empty where it concerns the whole row. */
    public String column(RowError error) {
        return EducationColumn.of(error.column()).map(texts::word).orElse("");
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getCourse() {
        return course;
    }

    public void setCourse(String course) {
        this.course = course;
    }
}
