package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.application.BatchQueries;
import org.rmocse.application.SummarySheet;

/** The summary sheet of a reported batch, to be printed. */
@Named
@RequestScoped
public class SummaryPage {

    @Inject
    private BatchQueries queries;

    private String id;
    private SummarySheet sheet;

    public void load() {
        sheet = queries.summary(Chosen.id(id));
    }

    public SummarySheet getSheet() {
        return sheet;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
