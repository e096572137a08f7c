package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmocse.application.QueuedFile;
import org.rmocse.application.Reviews;
import org.rmocse.application.Status;

/** The queues of the reviewing desks, the most urgent file first. */
@Named
@RequestScoped
public class QueuePage {

    @Inject
    private Reviews reviews;

    @Inject
    private Clock clock;

    private Map<Status, List<QueuedFile>> queues = new java.util.EnumMap<>(Status.class);

    public List<QueuedFile> of(Status status) {
        return queues.computeIfAbsent(status, reviews::queue);
    }

    public List<Status> getAgency() {
        return List.of(Status.SUBMITTED, Status.UNDER_INITIAL_REVIEW, Status.INITIAL_PASSED);
    }

    public List<Status> getCentre() {
        return List.of(Status.REPORTED, Status.AWAITING_APPROVAL);
    }

    public boolean isOverdue(QueuedFile file) {
        return file.dueOn() != null && file.dueOn().isBefore(LocalDate.now(clock));
    }

    /** How many of a queue are past their day. */
    public long overdue(Status status) {
        return of(status).stream().filter(this::isOverdue).collect(Collectors.counting());
    }
}
