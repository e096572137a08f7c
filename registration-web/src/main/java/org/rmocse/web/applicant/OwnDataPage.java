package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.rmocse.operation.OwnCell;
import org.rmocse.operation.OwnDataExports;
import org.rmocse.operation.OwnDataQueries;
import org.rmocse.operation.OwnGroup;
import org.rmocse.shared.Finding;
import org.rmocse.web.security.Proof;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;
import org.rmocse.web.shared.RateLimit;

/** What is kept about the visitor, to be read and to be taken away. */
@Named
@RequestScoped
public class OwnDataPage {

    private static final String FORM = "export";

    @Inject
    private OwnDataQueries queries;

    @Inject
    private OwnDataExports exports;

    @Inject
    private Proof proof;

    @Inject
    private RateLimit limit;

    @Inject
    private Language language;

    @Inject
    private PageTexts texts;

    @Inject
    private Messages messages;

    @Inject
    private HttpServletRequest request;

    private List<OwnGroup> groups;

    /** Answers with the file; where it may not be fetched, with the page. */
    public void fetch() {
        String person = request.getUserPrincipal().getName();
        long wait = limit.secondsToWait(Limited.OWN_DATA, person);
        if (wait > 0) {
            messages.show(List.of(Finding.of("REQUESTS_BUSY", null).having(null, wait)));
            return;
        }
        if (proof.attempt(FORM, () -> exports.fetch(language.getLocale(), OwnDataPage::open))) {
            FacesContext.getCurrentInstance().responseComplete();
        } else {
            limit.takeBack(Limited.OWN_DATA, person);
        }
    }

    /** Opens the answer; from here on it is the file. */
    private static OutputStream open() {
        HttpServletResponse response = (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"my-data.zip\"");
        response.setHeader("Cache-Control", "private, no-store");
        try {
            return response.getOutputStream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public List<OwnGroup> getGroups() {
        if (groups == null) {
            groups = queries.groups(language.getLocale());
        }
        return groups;
    }

    /** What a value of a row says; the name of a filing's field in the words of the step it was filled in at. */
    public String text(List<OwnCell> row, OwnCell cell) {
        if (!cell.name().equals("field")) {
            return cell.text();
        }
        return row.stream()
                .filter(other -> other.name().equals("step"))
                .map(step -> "field." + step.value().toString().toLowerCase(Locale.ROOT) + '.' + cell.text())
                .filter(texts::has)
                .map(texts::get)
                .findFirst()
                .orElse(cell.text());
    }
}
