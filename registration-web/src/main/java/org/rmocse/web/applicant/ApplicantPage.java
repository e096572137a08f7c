package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.Applications;
import org.rmocse.application.KindToday;
import org.rmocse.application.OwnApplication;
import org.rmocse.application.OwnPage;
import org.rmocse.certificate.Registration;
import org.rmocse.web.shared.Messages;

/** A person's start page: the registration held, what is under way, and what can be done today. */
@Named
@RequestScoped
public class ApplicantPage {

    @Inject
    private Applications applications;

    @Inject
    private ApplicationQueries queries;

    @Inject
    private Messages messages;

    private OwnPage page;

    private OwnPage page() {
        if (page == null) {
            page = queries.start();
        }
        return page;
    }

    public List<OwnApplication> getMine() {
        return page().mine();
    }

    /** The registration held; null before the first approval. */
    public Registration getRegistration() {
        return page().registration();
    }

    /** The first day over the age limit, where it is near; null where it is not. */
    public LocalDate getOverAgeFrom() {
        return page().overAgeFrom();
    }

    /** A first registration, for whoever has none. */
    public KindToday getInitial() {
        return page().today().get(ApplicationKind.INITIAL.ordinal());
    }

    /** The other kinds; before the first registration only what can be asked without one, such as a new identity number. */
    public List<KindToday> getLater() {
        return page().today().stream()
                .filter(one -> one.kind() != ApplicationKind.INITIAL)
                .filter(one -> getRegistration() != null || one.isOpen())
                .toList();
    }

    /** The application under way, a draft too; null where there is none. */
    public OwnApplication getCurrent() {
        return page().current();
    }

    /** Begins an application of a kind, or goes on with its draft; what keeps it from being begun is said. */
    public String start(String kind) {
        UUID[] draft = new UUID[1];
        return messages.attempt(() -> draft[0] = applications.start(ApplicationKind.valueOf(kind)))
                ? ApplyPage.address(draft[0].toString())
                : null;
    }
}
