package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.Neighbours;
import org.rmocse.application.RelatedFile;
import org.rmocse.application.ReviewedQueue;
import org.rmocse.certificate.RegisteredTerm;

/** What lies around the file on the desk: its neighbours in the queue, and whatever else concerns the same person or employer. */
@Named("beside")
@RequestScoped
public class BesideFile {

    @Inject
    private ReviewedQueue queue;

    @Inject
    private ReviewPage page;

    private Neighbours neighbours;
    private List<RegisteredTerm> terms;
    private List<RelatedFile> ofPerson;
    private List<RelatedFile> ofEmployer;

    /** The address of the file to be decided after this one; the desk's list where none is left. */
    String onward() {
        return queue.after(file())
                .map(next -> "/" + page.getDesk() + "/review.xhtml?faces-redirect=true&id=" + next)
                .orElse("/" + page.getDesk() + "/index.xhtml?faces-redirect=true");
    }

    /** The file before this one in the queue; null for none. */
    public UUID getPrevious() {
        return neighbours().previous();
    }

    /** The file after it; null for none. */
    public UUID getNext() {
        return neighbours().next();
    }

    public List<RegisteredTerm> getTerms() {
        if (terms == null) {
            terms = queue.terms(file());
        }
        return terms;
    }

    public List<RelatedFile> getOfPerson() {
        if (ofPerson == null) {
            ofPerson = queue.ofPerson(file());
        }
        return ofPerson;
    }

    public List<RelatedFile> getOfEmployer() {
        if (ofEmployer == null) {
            ofEmployer = queue.ofEmployer(file());
        }
        return ofEmployer;
    }

    private Neighbours neighbours() {
        if (neighbours == null) {
            neighbours = queue.around(file());
        }
        return neighbours;
    }

    private UUID file() {
        return Chosen.id(page.getId());
    }
}
