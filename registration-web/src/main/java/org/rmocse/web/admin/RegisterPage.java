package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.certificate.RegisterColumn;
import org.rmocse.certificate.RegisterImport;
import org.rmocse.certificate.RegisterImports;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.PageTexts;

/** An administrator imports today's holders and sees what became of each file; the file itself goes to {@link RegisterServlet}. */
@Named
@RequestScoped
public class RegisterPage {

    private static final int SHOWN = 200;

    @Inject
    private RegisterImports imports;

    @Inject
    private Agencies agencies;

    @Inject
    private PageTexts texts;

    private String id;
    private RegisterImport report;
    private List<RowError> errors;
    private List<RegisterImport> recent;

    /** Looks at one import. */
    public void load() {
        if (id != null) {
            report = imports.find(RegisterServlet.id(id));
        }
    }

    /** The import that is looked at; null where none is. */
    public RegisterImport getReport() {
        return report;
    }

    /** Its first errors; the others are in the sheet. */
    public List<RowError> getErrors() {
        if (errors == null) {
            errors = imports.errors(report.publicId(), SHOWN);
        }
        return errors;
    }

    public List<RegisterImport> getRecent() {
        if (recent == null) {
            recent = imports.recent();
        }
        return recent;
    }

    /** What a sheet may hold, in the order of the template. */
    public RegisterColumn[] getColumns() {
        return RegisterColumn.values();
    }

    /** The codes a sheet names the agencies by. */
    public List<String> getAgencies() {
        return agencies.labels();
    }

    /** The heading of the column an error is in, in the page's language; empty where it concerns the whole. */
    public String column(RowError error) {
        return RegisterColumn.of(error.column()).map(texts::word).orElse("");
    }

    /** What is wrong. */
    public String reason(RowError error) {
        String value = RegisterColumn.of(error.value()).map(texts::word).orElse(error.value());
        return texts.finding(Finding.of(error.code(), null).having(null, value));
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
