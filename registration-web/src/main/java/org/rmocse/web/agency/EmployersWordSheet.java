package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rmocse.application.EmployersWord;
import org.rmocse.application.EmployersWords;
import org.rmocse.application.QueuedFile;
import org.rmocse.certificate.Departure;

/** What employers said: of the file on the desk, and of those in the queue the ones they dispute. */
@Named("employersWord")
@RequestScoped
public class EmployersWordSheet {

    @Inject
    private EmployersWords words;

    @Inject
    private ReviewPage review;

    @Inject
    private QueuePage queue;

    private List<EmployersWord> onFile;
    private List<Departure> departures;
    private Set<UUID> disputed;

    /** What was said of the file on the desk, the last word first. */
    public List<EmployersWord> getOnFile() {
        if (onFile == null) {
            onFile = words.of(Chosen.id(review.getId()));
        }
        return onFile;
    }

    /** What employers reported of the departure of the person whose file it is, the latest first. */
    public List<Departure> getDepartures() {
        if (departures == null) {
            departures = words.departures(Chosen.id(review.getId()));
        }
        return departures;
    }

    /** Whether the employment of a file in the queue is disputed now. */
    public boolean disputes(UUID file) {
        if (disputed == null) {
            disputed = words.disputed(
                    queue.getPart().files().stream().map(QueuedFile::publicId).toList());
        }
        return disputed.contains(file);
    }
}
