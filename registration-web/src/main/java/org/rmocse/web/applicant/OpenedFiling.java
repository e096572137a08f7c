package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.ApplicationView;

/** The application a request is about, read once, and again after it was changed; never kept in the session. */
@RequestScoped
public class OpenedFiling {

    @Inject
    private ApplicationQueries queries;

    private ApplicationView view;

    /** @throws org.rmocse.shared.Rejected NOT_FOUND for what is no id, and for somebody else's */
    public ApplicationView get(String id) {
        UUID application = ApplyPage.application(id);
        if (view == null || !view.publicId().equals(application)) {
            view = queries.view(application);
        }
        return view;
    }

    /** Has it read anew when it is looked at next. */
    public void changed() {
        view = null;
    }
}
