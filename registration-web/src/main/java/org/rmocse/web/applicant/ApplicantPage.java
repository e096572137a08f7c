package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Applications;
import org.rmocse.application.KindToday;
import org.rmocse.application.OwnApplication;
import org.rmocse.application.Step;
import org.rmocse.certificate.CertificatePrints;
import org.rmocse.certificate.Registration;
import org.rmocse.web.shared.Messages;

/** A person's start page: the registration held, what is under way with its next step, and what can be done today. */
@Named
@RequestScoped
public class ApplicantPage {

    @Inject
    private Applications applications;

    @Inject
    private ApplicationQueries queries;

    @Inject
    private CertificatePrints certificates;

    @Inject
    private Messages messages;

    private List<OwnApplication> mine;
    private Registration registration;
    private List<KindToday> today;
    private ApplicationView current;

    public List<OwnApplication> getMine() {
        if (mine == null) {
            mine = queries.mine();
        }
        return mine;
    }

    /** The registration held; null before the first approval. */
    public Registration getRegistration() {
        if (registration == null) {
            registration = certificates.own().orElse(null);
        }
        return registration;
    }

    /** Each kind, open or not, and if not, why, and when. */
    public List<KindToday> getToday() {
        if (today == null) {
            today = queries.today();
        }
        return today;
    }

    /** A first registration, for whoever has none. */
    public KindToday getInitial() {
        return getToday().get(ApplicationKind.INITIAL.ordinal());
    }

    /** The other kinds; before the first registration only what can be asked without one, such as a new identity number. */
    public List<KindToday> getLater() {
        return getToday().stream()
                .filter(one -> one.kind() != ApplicationKind.INITIAL)
                .filter(one -> getRegistration() != null || one.isOpen())
                .toList();
    }

    /** The application under way, a draft too; null where there is none. */
    public ApplicationView getCurrent() {
        if (current == null) {
            current = getMine().stream()
                    .filter(one -> one.status().isOpen() || one.status().isEditable())
                    .findFirst()
                    .map(one -> queries.view(one.publicId()))
                    .orElse(null);
        }
        return current;
    }

    /** The first step of the application under way that needs something; null where nothing is left but to submit. */
    public Step getNextStep() {
        return Optional.ofNullable(getCurrent()).stream()
                .flatMap(view -> view.steps().stream()
                        .filter(step -> !view.findings().get(step).isEmpty()))
                .findFirst()
                .orElse(null);
    }

    /** Begins an application of a kind, or goes on with its draft; what keeps it from being begun is said. */
    public String start(String kind) {
        UUID[] draft = new UUID[1];
        return messages.attempt(() -> draft[0] = applications.start(ApplicationKind.valueOf(kind)))
                ? ApplyPage.address(draft[0].toString())
                : null;
    }
}
