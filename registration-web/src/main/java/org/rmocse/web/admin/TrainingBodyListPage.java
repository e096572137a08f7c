package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.education.TrainingBodies;
import org.rmocse.education.TrainingBody;

/** All training bodies there are or were. */
@Named
@RequestScoped
public class TrainingBodyListPage {

    @Inject
    private TrainingBodies bodies;

    private List<TrainingBody> all;

    public List<TrainingBody> getAll() {
        if (all == null) {
            all = bodies.list();
        }
        return all;
    }
}
