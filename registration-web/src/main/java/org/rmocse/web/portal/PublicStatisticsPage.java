package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.publicity.RegisteredPeople;
import org.rmocse.web.shared.Figure;

/** The statistics for anybody. */
@Named
@RequestScoped
public class PublicStatisticsPage {

    @Inject
    private PublicFigures figures;

    private List<Figure> all;

    /** How many are registered, and when that was counted. */
    public RegisteredPeople getRegistered() {
        return figures.registered();
    }

    public String getPeople() {
        return Figure.Cell.of(getRegistered().people()).text();
    }

    public List<Figure> getFigures() {
        if (all == null) {
            all = figures.all();
        }
        return all;
    }
}
